package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Curve;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The loudness that FFmpeg's `ebur128` writes down ten times a second.
final class LoudnessFile {

  private static final String KEY = "lavfi.r128.M=";
  private static final float QUIETEST = -120;

  private LoudnessFile() {}

  static Curve read(Path file) throws IOException {
    try (var lines = Files.lines(file)) {
      var values =
          lines
              .filter(line -> line.startsWith(KEY))
              .map(line -> value(line.substring(KEY.length())))
              .toList();
      var array = new float[values.size()];
      for (int i = 0; i < array.length; i++) {
        array[i] = values.get(i);
      }
      return Curve.of(array);
    }
  }

  private static float value(String text) {
    try {
      var value = Float.parseFloat(text);
      return Float.isFinite(value) ? Math.max(QUIETEST, value) : QUIETEST;
    } catch (NumberFormatException e) {
      return QUIETEST;
    }
  }
}
