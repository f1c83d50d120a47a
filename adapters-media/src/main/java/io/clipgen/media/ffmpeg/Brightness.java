package io.clipgen.media.ffmpeg;

/// How bright small gray pictures are.
final class Brightness {

  private static final int MOST = 255;

  private Brightness() {}

  /// By how many levels most of a picture is brighter than the one before, the median: what a
  /// camera's exposure does, and something that moves does not.
  static int change(byte[] before, byte[] after) {
    var counts = new int[2 * MOST + 1];
    for (int i = 0; i < after.length; i++) {
      counts[(after[i] & 0xff) - (before[i] & 0xff) + MOST]++;
    }
    int below = 0;
    int change = -MOST - 1;
    while (below <= after.length / 2) {
      change++;
      below += counts[change + MOST];
    }
    return change;
  }
}
