package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Span;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Watches a stream of small gray pictures, ten a second: how much moves, where the scene is cut,
/// where it is black.
///
/// A cut is a picture that differs from the one before in most places and in its distribution of
/// brightness, and where the picture half a second later still differs: a flash of light does not.
final class GrayFrames {

  static final int WIDTH = 160;
  static final int HEIGHT = 90;

  private static final int PIXELS = WIDTH * HEIGHT;
  private static final int BINS = 32;
  private static final double CUT_DIFFERENCE = 10;
  private static final double CUT_DISTRIBUTION = 0.2;
  private static final int CUT_APART = 5;
  private static final int FLASH = 5;
  private static final int BLACK_LUMA = 32;
  private static final double BLACK_SHARE = 0.98;

  /// The pictures that are still needed: a cut is decided half a second after it.
  private final byte[][] recent = new byte[FLASH + 2][PIXELS];

  private final FloatList motion = new FloatList();
  private final List<Long> cuts = new ArrayList<>();
  private final List<Span> blacks = new ArrayList<>();
  private volatile int count;
  private int blackSince = -1;
  private int lastCut = -CUT_APART;

  void read(InputStream pictures) throws IOException {
    var next = recent[0];
    while (pictures.readNBytes(next, 0, PIXELS) == PIXELS) {
      var index = count;
      motion.add(index == 0 ? 0 : (float) difference(picture(index), picture(index - 1)));
      black(index);
      cut(index - FLASH, index);
      count = index + 1;
      next = picture(index + 1);
    }
    for (int index = Math.max(1, count - FLASH); index < count; index++) {
      cut(index, count - 1);
    }
    endBlack(count);
  }

  long measuredMs() {
    return count * Curve.STEP_MS;
  }

  Curve motion() {
    return Curve.of(motion.toArray());
  }

  List<Long> cuts() {
    return List.copyOf(cuts);
  }

  List<Span> blacks() {
    return List.copyOf(blacks);
  }

  private byte[] picture(int index) {
    return recent[index % recent.length];
  }

  private void cut(int index, int later) {
    if (index < 1 || index - lastCut < CUT_APART) {
      return;
    }
    var before = picture(index - 1);
    if (motion.get(index) > CUT_DIFFERENCE
        && distribution(picture(index), before) > CUT_DISTRIBUTION
        && difference(picture(later), before) > CUT_DIFFERENCE
        && distribution(picture(later), before) > CUT_DISTRIBUTION) {
      cuts.add(index * Curve.STEP_MS);
      lastCut = index;
    }
  }

  private void black(int index) {
    int dark = 0;
    for (var pixel : picture(index)) {
      if ((pixel & 0xff) < BLACK_LUMA) {
        dark++;
      }
    }
    if (dark < PIXELS * BLACK_SHARE) {
      endBlack(index);
    } else if (blackSince < 0) {
      blackSince = index;
    }
  }

  private void endBlack(int index) {
    if (blackSince >= 0) {
      blacks.add(Span.of(blackSince * Curve.STEP_MS, index * Curve.STEP_MS));
      blackSince = -1;
    }
  }

  private static double difference(byte[] one, byte[] other) {
    long sum = 0;
    for (int i = 0; i < PIXELS; i++) {
      sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
    }
    return (double) sum / PIXELS;
  }

  private static double distribution(byte[] one, byte[] other) {
    var difference = new int[BINS];
    for (int i = 0; i < PIXELS; i++) {
      difference[(one[i] & 0xff) * BINS / 256]++;
      difference[(other[i] & 0xff) * BINS / 256]--;
    }
    return Arrays.stream(difference).map(Math::abs).sum() / (2.0 * PIXELS);
  }
}
