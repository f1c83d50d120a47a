package io.clipgen.domain.shared;

import java.util.UUID;

/// Names a stream of a media file, for players that choose its quality as they go. Shown as
/// `str_…`.
///
/// @param value a UUID, version 7 where the product made it
public record StreamId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "str";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static StreamId parse(String text) {
    return new StreamId(Id.parse(PREFIX, text));
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
