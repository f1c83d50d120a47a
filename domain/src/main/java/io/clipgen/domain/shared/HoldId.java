package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a hold on what somebody earned. Shown as `hld_…`.
///
/// @param value a UUID, version 7 where the product made it
public record HoldId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "hld";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static HoldId parse(String text) {
    return new HoldId(Id.parse(PREFIX, text));
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
