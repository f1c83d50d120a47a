package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Movement;
import java.util.Arrays;

/// Measures where something moves between two small gray pictures. When the camera pans, the whole
/// picture moves: by how much is found from the brightness of its columns and rows, and taken back
/// before the pictures are compared. So is what a camera does that adapts to the light.
final class MovementMeter {

  /// So far, in pixels, a camera pans in 100 ms at most.
  private static final int FARTHEST = 16;

  /// Smaller differences are noise of the sensor or of the encoding.
  private static final int NOISE = 10;

  /// A pan is believed if it leaves at most this part of the differences.
  private static final double EXPLAINS = 0.8;

  /// A pan of less than this, in pixels, is none.
  private static final double LEAST = 0.1;

  private static final double NEARER = 0.02;

  private final int width;
  private final int height;
  private final byte[] levels = new byte[Movement.COLUMNS + Movement.ROWS];

  MovementMeter(int width, int height) {
    this.width = width;
    this.height = height;
  }

  /// The levels of what moves from one picture to the next: of each column, then of each row.
  byte[] levels(byte[] before, byte[] after) {
    int brighter = Brightness.change(before, after);
    var still = amounts(before, after, 0, 0, brighter);
    var best = still;
    double across = shift(columns(before), columns(after));
    double down = shift(rows(before), rows(after));
    if (Math.max(Math.abs(across), Math.abs(down)) >= LEAST) {
      var panned = amounts(before, after, across, down, brighter);
      if (sum(panned) < EXPLAINS * sum(still)) {
        best = withoutFloor(panned);
      }
    }
    for (int i = 0; i < levels.length; i++) {
      levels[i] = Movement.level(best[i]);
    }
    return levels;
  }

  /// Whether nothing moved between the last two pictures.
  boolean isStill() {
    for (var level : levels) {
      if (level > 0) {
        return false;
      }
    }
    return true;
  }

  /// Mean differences beyond the noise, the picture before moved by a part of pixels and made
  /// brighter.
  private double[] amounts(byte[] before, byte[] after, double across, double down, int brighter) {
    var amounts = new double[Movement.COLUMNS + Movement.ROWS];
    int x0 = (int) Math.floor(across);
    int y0 = (int) Math.floor(down);
    int fx = (int) Math.round((across - x0) * 16);
    int fy = (int) Math.round((down - y0) * 16);
    // A pixel comes from (x − across, y − down): the four around that are mixed.
    int fromX = Math.max(0, x0 + 1);
    int toX = Math.min(width, width + x0);
    int fromY = Math.max(0, y0 + 1);
    int toY = Math.min(height, height + y0);
    for (int y = fromY; y < toY; y++) {
      int row = Movement.COLUMNS + y * Movement.ROWS / height;
      for (int x = fromX; x < toX; x++) {
        int at = (y - y0) * width + x - x0;
        int old = before[at] & 0xff;
        if ((fx | fy) != 0) {
          old =
              ((16 - fy) * ((16 - fx) * old + fx * (before[at - 1] & 0xff))
                      + fy
                          * ((16 - fx) * (before[at - width] & 0xff)
                              + fx * (before[at - width - 1] & 0xff))
                      + 128)
                  >> 8;
        }
        int off = Math.abs((after[y * width + x] & 0xff) - brighter - old) - NOISE;
        if (off > 0) {
          amounts[x * Movement.COLUMNS / width] += off;
          amounts[row] += off;
        }
      }
    }
    double column = (double) width * height / Movement.COLUMNS;
    double line = (double) width * height / Movement.ROWS;
    for (int i = 0; i < amounts.length; i++) {
      amounts[i] /= i < Movement.COLUMNS ? column : line;
    }
    return amounts;
  }

  /// What is left everywhere after a pan is what the pan did not explain, not a subject.
  private static double[] withoutFloor(double[] amounts) {
    takeMedian(amounts, 0, Movement.COLUMNS);
    takeMedian(amounts, Movement.COLUMNS, amounts.length);
    return amounts;
  }

  private static void takeMedian(double[] amounts, int from, int to) {
    var sorted = Arrays.copyOfRange(amounts, from, to);
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    for (int i = from; i < to; i++) {
      amounts[i] = Math.max(0, amounts[i] - 2 * median);
    }
  }

  private static double sum(double[] amounts) {
    return Arrays.stream(amounts, 0, Movement.COLUMNS).sum();
  }

  private double[] columns(byte[] picture) {
    var sums = new double[width];
    for (int i = 0; i < picture.length; i++) {
      sums[i % width] += picture[i] & 0xff;
    }
    return centred(sums, height);
  }

  private double[] rows(byte[] picture) {
    var sums = new double[height];
    for (int i = 0; i < picture.length; i++) {
      sums[i / width] += picture[i] & 0xff;
    }
    return centred(sums, width);
  }

  private static double[] centred(double[] sums, int count) {
    double mean = Arrays.stream(sums).average().orElse(0);
    return Arrays.stream(sums).map(sum -> (sum - mean) / count).toArray();
  }

  /// By how many pixels `after` is to the right of `before`: where they differ least, between
  /// pixels by the parabola through its neighbours.
  private static double shift(double[] before, double[] after) {
    var off = new double[2 * FARTHEST + 1];
    int best = FARTHEST;
    for (int shift = -FARTHEST; shift <= FARTHEST; shift++) {
      double sum = 0;
      for (int i = FARTHEST; i < before.length - FARTHEST; i++) {
        double difference = after[i] - before[i - shift];
        sum += difference * difference;
      }
      // Of what repeats itself, such as a fence, the nearest is meant.
      off[shift + FARTHEST] = sum * (1 + NEARER * Math.abs(shift));
      if (off[shift + FARTHEST] < off[best]) {
        best = shift + FARTHEST;
      }
    }
    if (best == 0 || best == off.length - 1) {
      return 0;
    }
    double bend = off[best - 1] - 2 * off[best] + off[best + 1];
    double between = bend <= 0 ? 0 : (off[best - 1] - off[best + 1]) / (2 * bend);
    return best - FARTHEST + between;
  }
}
