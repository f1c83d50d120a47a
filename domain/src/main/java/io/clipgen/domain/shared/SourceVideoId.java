package io.clipgen.domain.shared;

import java.util.UUID;

/// Names an uploaded source video. Shown as `vid_…`.
///
/// @param value a UUID, version 7 where the product made it
public record SourceVideoId(UUID value) implements Id {

  /// The prefix that tells this kind of id from the others.
  public static final String PREFIX = "vid";

  /// Reads the text form.
  ///
  /// @throws IllegalArgumentException if `text` is not an id of this kind
  public static SourceVideoId parse(String text) {
    return new SourceVideoId(Id.parse(PREFIX, text));
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
