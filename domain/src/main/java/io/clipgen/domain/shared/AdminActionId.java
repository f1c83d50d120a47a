package io.clipgen.domain.shared;

import java.util.UUID;

/// Names what an administrator has decided. Shown as `act_…`.
///
/// @param value a UUID, version 7 where the product made it
public record AdminActionId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "act";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static AdminActionId parse(String text) {
    return new AdminActionId(Id.parse(PREFIX, text));
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
