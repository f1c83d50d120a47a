package io.clipgen.domain.shared;

import java.util.UUID;

/// Names something that was put forward in a dispute. Shown as `evi_…`.
///
/// @param value a UUID, version 7 where the product made it
public record EvidenceId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "evi";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static EvidenceId parse(String text) {
    return new EvidenceId(Id.parse(PREFIX, text));
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
