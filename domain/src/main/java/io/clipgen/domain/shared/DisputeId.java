package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a dispute or an appeal. Shown as `dsp_…`.
///
/// @param value a UUID, version 7 where the product made it
public record DisputeId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "dsp";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static DisputeId parse(String text) {
    return new DisputeId(Id.parse(PREFIX, text));
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
