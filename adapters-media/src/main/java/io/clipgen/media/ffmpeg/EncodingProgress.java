package io.clipgen.media.ffmpeg;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Reads what `-progress` writes.
final class EncodingProgress {

  private static final String KEY = "out_time_us=";

  private final long lengthMs;
  private volatile double fraction;

  /// @param lengthMs how long what is written will play
  EncodingProgress(long lengthMs) {
    this.lengthMs = lengthMs;
  }

  void read(InputStream output) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(KEY) && !line.endsWith("N/A")) {
        var done = Long.parseLong(line.substring(KEY.length()).strip()) / 1000.0 / lengthMs;
        fraction = Math.max(fraction, Math.min(1, done));
      }
    }
  }

  double fraction() {
    return fraction;
  }
}
