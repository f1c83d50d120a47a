package io.clipgen.domain.shared;

import java.util.UUID;

/// Names money on its way back to who paid it. Shown as `rfd_…`.
///
/// @param value a UUID, version 7 where the product made it
public record RefundId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "rfd";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static RefundId parse(String text) {
    return new RefundId(Id.parse(PREFIX, text));
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
