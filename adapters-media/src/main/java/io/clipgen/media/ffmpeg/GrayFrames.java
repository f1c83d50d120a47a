package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Movement;
import io.clipgen.domain.clips.Span;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Watches a stream of small gray pictures, ten a second: how much moves, and where, where the
/// scene is cut, where it is black, where it stands still.
///
/// A cut is a picture that differs from the one before in its places and in its distribution of
/// brightness, and where the picture half a second later still differs: a flash of light does not.
/// Something large that comes into view, and a camera that adapts to its light, differ as much: but
/// they change a part of the places only, and the pictures around them differ nearly as much.
final class GrayFrames {

  static final int WIDTH = 160;
  static final int HEIGHT = 90;

  private static final int PIXELS = WIDTH * HEIGHT;
  private static final int BINS = 32;
  private static final double CUT_DIFFERENCE = 10;
  private static final double CUT_DISTRIBUTION = 0.2;
  private static final int CUT_APART = 5;

  /// So much of a picture is other than before at a cut, but for all of it being brighter or darker
  /// ([#CUT_PIXEL] levels and more) …
  private static final double CUT_PLACES = 0.3;

  private static final int CUT_PIXEL = 10;

  /// … or it differs so many times as much as the pictures around it do …
  private static final double CUT_SUDDEN = 3;

  /// … which are so many to both sides.
  private static final int CUT_AROUND = 2;

  private static final int FLASH = 5;
  private static final int BLACK_LUMA = 32;
  private static final double BLACK_SHARE = 0.98;
  private static final int FREEZE_STEPS = 20;
  private static final double FREEZE_DIFFERENCE = 0.4;

  /// The pictures that are still needed: a cut is decided half a second after it.
  private final byte[][] recent = new byte[FLASH + 2][PIXELS];

  private final FloatList motion = new FloatList();
  private final MovementMeter movement = new MovementMeter(WIDTH, HEIGHT);
  private final ByteArrayOutputStream levels = new ByteArrayOutputStream();
  private final List<Long> cuts = new ArrayList<>();
  private final Runs blacks = new Runs(1);
  private final Runs freezes = new Runs(FREEZE_STEPS);
  private volatile int count;
  private int lastCut = -CUT_APART;

  void read(InputStream pictures) throws IOException {
    var next = recent[0];
    while (pictures.readNBytes(next, 0, PIXELS) == PIXELS) {
      var index = count;
      var before = index == 0 ? next : picture(index - 1);
      motion.add(index == 0 ? 0 : (float) difference(next, before));
      levels.writeBytes(movement.levels(before, next));
      blacks.next(isBlack(next));
      freezes.next(index > 0 && motion.get(index) < FREEZE_DIFFERENCE && movement.isStill());
      cut(index - FLASH, index);
      count = index + 1;
      next = picture(index + 1);
    }
    for (int index = Math.max(1, count - FLASH); index < count; index++) {
      cut(index, count - 1);
    }
  }

  long measuredMs() {
    return count * Curve.STEP_MS;
  }

  Curve motion() {
    return Curve.of(motion.toArray());
  }

  Movement movement() {
    return Movement.of(levels.toByteArray());
  }

  List<Long> cuts() {
    return List.copyOf(cuts);
  }

  List<Span> blacks() {
    return blacks.upTo(count);
  }

  List<Span> freezes() {
    return freezes.upTo(count);
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
        && distribution(picture(later), before) > CUT_DISTRIBUTION
        && (isSudden(index, later) || changed(picture(index), before) >= CUT_PLACES)) {
      cuts.add(index * Curve.STEP_MS);
      lastCut = index;
    }
  }

  private boolean isSudden(int index, int last) {
    for (int i = Math.max(1, index - CUT_AROUND); i <= Math.min(last, index + CUT_AROUND); i++) {
      if (i != index && motion.get(index) < CUT_SUDDEN * motion.get(i)) {
        return false;
      }
    }
    return true;
  }

  /// The part of a picture's places that changed, what all of them did alike left out.
  private static double changed(byte[] picture, byte[] before) {
    int alike = Brightness.change(before, picture);
    int count = 0;
    for (int i = 0; i < PIXELS; i++) {
      if (Math.abs((picture[i] & 0xff) - (before[i] & 0xff) - alike) > CUT_PIXEL) {
        count++;
      }
    }
    return (double) count / PIXELS;
  }

  private static boolean isBlack(byte[] picture) {
    int dark = 0;
    for (var pixel : picture) {
      if ((pixel & 0xff) < BLACK_LUMA) {
        dark++;
      }
    }
    return dark >= PIXELS * BLACK_SHARE;
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

  /// Where something goes on for long enough.
  private static final class Runs {

    private final int atLeast;
    private final List<Span> runs = new ArrayList<>();
    private int index;
    private int since = -1;

    Runs(int atLeast) {
      this.atLeast = atLeast;
    }

    void next(boolean goesOn) {
      if (!goesOn) {
        end(runs, index);
        since = -1;
      } else if (since < 0) {
        since = index;
      }
      index++;
    }

    List<Span> upTo(int end) {
      var all = new ArrayList<>(runs);
      end(all, end);
      return List.copyOf(all);
    }

    private void end(List<Span> to, int end) {
      if (since >= 0 && end - since >= atLeast) {
        to.add(Span.of(since * Curve.STEP_MS, end * Curve.STEP_MS));
      }
    }
  }
}
