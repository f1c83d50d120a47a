package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a correction of views that were not real. Shown as `stk_…`.
///
/// @param value a UUID, version 7 where the product made it
public record StrikeId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "stk";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static StrikeId parse(String text) {
    return new StrikeId(Id.parse(PREFIX, text));
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
