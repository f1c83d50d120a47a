package io.clipgen.domain.shared;

import java.util.UUID;

/// Names one earned amount with its own release date. Shown as `lin_…`.
///
/// @param value a UUID, version 7 where the product made it
public record LineId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "lin";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static LineId parse(String text) {
    return new LineId(Id.parse(PREFIX, text));
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
