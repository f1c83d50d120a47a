package io.clipgen.domain.shared;

import java.util.UUID;

/// Names money that the owner puts in. Shown as `top_…`.
///
/// @param value a UUID, version 7 where the product made it
public record TopUpId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "top";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static TopUpId parse(String text) {
    return new TopUpId(Id.parse(PREFIX, text));
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
