package io.clipgen.domain.shared;

import java.util.UUID;

/// Names money on its way out. Shown as `pay_…`.
///
/// @param value a UUID, version 7 where the product made it
public record PayoutId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "pay";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static PayoutId parse(String text) {
    return new PayoutId(Id.parse(PREFIX, text));
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
