package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a clip published on a platform. Shown as `pst_…`.
///
/// @param value a UUID, version 7 where the product made it
public record PostId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "pst";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static PostId parse(String text) {
    return new PostId(Id.parse(PREFIX, text));
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
