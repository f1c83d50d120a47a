package io.clipgen.domain.shared;

import java.util.UUID;

/// Names an account on a platform. Shown as `sac_…`.
///
/// @param value a UUID, version 7 where the product made it
public record SocialAccountId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "sac";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static SocialAccountId parse(String text) {
    return new SocialAccountId(Id.parse(PREFIX, text));
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
