package io.clipgen.domain.clips;

import java.util.Locale;

/// What one check of a video's quality found.
///
/// @param check what was looked at
/// @param value what was found, with its unit, such as `60.0 s`
/// @param ok whether it is as it should be
/// @param sentence what it means, for whoever the video belongs to
public record Finding(Check check, String value, boolean ok, String sentence) {

  /// What is looked at.
  public enum Check {
    DURATION,
    ASPECT,
    SIZE,
    SOUND,
    BLACK_FRAMES,
    LOUDNESS,
    BLACK_OPENING,
    FROZEN_OPENING,
    PEAK,
    BITRATE,
    CAPTIONS;

    /// In kebab case: `black-frames`.
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
