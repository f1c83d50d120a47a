package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a journal entry. Shown as `ent_…`.
///
/// @param value a UUID, version 7 where the product made it
public record EntryId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "ent";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static EntryId parse(String text) {
    return new EntryId(Id.parse(PREFIX, text));
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
