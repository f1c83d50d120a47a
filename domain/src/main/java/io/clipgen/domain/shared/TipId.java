package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a tip: a gift on top of what was earned. Shown as `tip_…`.
///
/// @param value a UUID, version 7 where the product made it
public record TipId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "tip";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static TipId parse(String text) {
    return new TipId(Id.parse(PREFIX, text));
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
