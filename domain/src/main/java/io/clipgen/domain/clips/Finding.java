package io.clipgen.domain.clips;

/// What one check of a video's quality found.
///
/// @param check what was looked at
/// @param value what was found, with its unit, such as `60.0 s`
/// @param ok whether good clips can be expected of it
/// @param sentence what it means, for whoever uploaded the video
public record Finding(Check check, String value, boolean ok, String sentence) {

  /// What is looked at.
  public enum Check {
    DURATION,
    ASPECT,
    SIZE,
    SOUND,
    BLACK_FRAMES,
    LOUDNESS
  }
}
