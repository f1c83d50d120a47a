package io.clipgen.domain.shared;

import java.util.UUID;

/// Names profit that the owner takes to the bank. Shown as `wdr_…`.
///
/// @param value a UUID, version 7 where the product made it
public record WithdrawalId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "wdr";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static WithdrawalId parse(String text) {
    return new WithdrawalId(Id.parse(PREFIX, text));
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
