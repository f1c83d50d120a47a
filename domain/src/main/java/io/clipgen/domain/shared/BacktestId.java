package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a replay of history under other rates. Shown as `bkt_…`.
///
/// @param value a UUID, version 7 where the product made it
public record BacktestId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "bkt";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static BacktestId parse(String text) {
    return new BacktestId(Id.parse(PREFIX, text));
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
