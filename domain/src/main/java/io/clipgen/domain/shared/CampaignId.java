package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a campaign. Shown as `cmp_…`.
///
/// @param value a UUID, version 7 where the product made it
public record CampaignId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "cmp";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static CampaignId parse(String text) {
    return new CampaignId(Id.parse(PREFIX, text));
  }

  @Override
  public String prefix() {
    return PREFIX;
  }

  @Override
  public String toString() {
    return text();
  }
}
