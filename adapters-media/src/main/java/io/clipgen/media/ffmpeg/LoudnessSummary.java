package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Loudness;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;

/// Reads how loud a sound is as a whole from what `ebur128` says on the way: its last word counts.
final class LoudnessSummary {

  /// What makes FFmpeg say it on its standard output.
  static final String FILTERS = "ebur128=peak=true:metadata=1,ametadata=mode=print:file=-";

  private static final String INTEGRATED = "lavfi.r128.I=";
  private static final String PEAK = "lavfi.r128.true_peaks_ch";
  private static final double NOTHING = -120;

  private volatile double integrated = NOTHING;
  private volatile double peak = NOTHING;

  void read(InputStream output) throws IOException {
    var lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
    for (var line = lines.readLine(); line != null; line = lines.readLine()) {
      take(line);
    }
  }

  /// Takes a line if it is one of its own.
  void take(String line) {
    if (line.startsWith(INTEGRATED)) {
      integrated = number(line.substring(INTEGRATED.length()));
    } else if (line.startsWith(PEAK)) {
      var value = number(line.substring(line.indexOf('=') + 1));
      // A share of the full scale; some builds say decibels, which are below zero.
      peak = Math.max(peak, value > 0 ? 20 * Math.log10(value) : value < 0 ? value : NOTHING);
    }
  }

  Loudness loudness() {
    return new Loudness(integrated, peak);
  }

  private static double number(String text) {
    try {
      var value = Double.parseDouble(text);
      return Double.isFinite(value) ? Math.max(NOTHING, value) : NOTHING;
    } catch (NumberFormatException e) {
      return NOTHING;
    }
  }
}
