package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a claim: one place of a campaign, taken by one clipper. Shown as `clm_…`.
///
/// @param value a UUID, version 7 where the product made it
public record ClaimId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "clm";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static ClaimId parse(String text) {
    return new ClaimId(Id.parse(PREFIX, text));
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
