package io.clipgen.domain.shared;

import java.util.UUID;

/// Names one pass over the payees. Shown as `prn_…`.
///
/// @param value a UUID, version 7 where the product made it
public record PayoutRunId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "prn";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static PayoutRunId parse(String text) {
    return new PayoutRunId(Id.parse(PREFIX, text));
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
