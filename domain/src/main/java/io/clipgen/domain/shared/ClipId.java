package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a clip made from a source video. Shown as `clp_…`.
///
/// @param value a UUID, version 7 where the product made it
public record ClipId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "clp";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static ClipId parse(String text) {
    return new ClipId(Id.parse(PREFIX, text));
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
