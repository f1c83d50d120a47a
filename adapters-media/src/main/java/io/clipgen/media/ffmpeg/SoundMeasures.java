package io.clipgen.media.ffmpeg;

import io.clipgen.application.clips.port.Transcriber;
import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Span;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// What is measured in the sound, ten times a second: its energy, where it is silent, and where it
/// is loud and noisy (applause and laughter are noise; speech and music are tones).
///
/// @param energy in dBFS
record SoundMeasures(Curve energy, List<Span> silences, List<Span> bursts) {

  static final SoundMeasures NONE = new SoundMeasures(Curve.EMPTY, List.of(), List.of());

  private static final int STEP = (int) (Transcriber.SAMPLE_RATE * Curve.STEP_MS / 1000);
  private static final float QUIETEST = -90;
  private static final float SILENT = -45;
  private static final int SILENCE_STEPS = 4;
  private static final float BURST_ENERGY = -30;
  private static final double BURST_FLATNESS = 0.15;
  private static final int BURST_STEPS = 8;

  /// Measures a file of 16-bit little-endian samples.
  static SoundMeasures of(Path pcm) throws IOException {
    var energy = new FloatList();
    var flatness = new FloatList();
    var spectrum = new Spectrum(2048);
    var bytes = new byte[STEP * 2];
    var samples = new float[STEP];
    try (var in = new BufferedInputStream(Files.newInputStream(pcm), 1 << 16)) {
      for (int read = in.readNBytes(bytes, 0, bytes.length);
          read >= 2;
          read = in.readNBytes(bytes, 0, bytes.length)) {
        var length = read / 2;
        for (int i = 0; i < length; i++) {
          samples[i] = (short) (bytes[2 * i] & 0xff | bytes[2 * i + 1] << 8) / 32768f;
        }
        var level = level(samples, length);
        energy.add(level);
        flatness.add(level > BURST_ENERGY ? (float) spectrum.flatness(samples, length) : 0);
      }
    }
    return new SoundMeasures(
        Curve.of(energy.toArray()),
        runs(energy.size(), SILENCE_STEPS, i -> energy.get(i) < SILENT),
        runs(
            energy.size(),
            BURST_STEPS,
            i -> energy.get(i) > BURST_ENERGY && flatness.get(i) > BURST_FLATNESS));
  }

  private static float level(float[] samples, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += samples[i] * samples[i];
    }
    return (float) Math.max(QUIETEST, 10 * Math.log10(sum / length + 1e-12));
  }

  private static List<Span> runs(int size, int atLeast, IntPredicate holds) {
    var runs = new ArrayList<Span>();
    int since = -1;
    for (int i = 0; i <= size; i++) {
      if (i < size && holds.test(i)) {
        since = since < 0 ? i : since;
      } else {
        if (since >= 0 && i - since >= atLeast) {
          runs.add(Span.of(since * Curve.STEP_MS, i * Curve.STEP_MS));
        }
        since = -1;
      }
    }
    return runs;
  }
}
