package io.clipgen.domain.clips;

/// Small pictures of a media file at even distances, side by side in one picture: what a player
/// shows above its seek bar.
///
/// @param tile the size of one picture
/// @param columns how many stand beside each other
/// @param pictures how many there are
/// @param everyMs how far they are apart
public record Storyboard(FrameSize tile, int columns, int pictures, long everyMs) {

  private static final int COLUMNS = 10;
  private static final int MOST = 100;
  private static final long CLOSEST_MS = 1_000;
  private static final int LONGER_SIDE = 160;

  public Storyboard {
    if (columns < 1 || pictures < 1 || everyMs < 1) {
      throw new IllegalArgumentException("a storyboard has pictures, some time apart");
    }
  }

  /// The storyboard of a file: one picture a second, and at most 100, of at most 160 pixels.
  public static Storyboard of(MediaInfo.Picture picture, long lengthMs) {
    var every = Math.max(CLOSEST_MS, Math.ceilDiv(lengthMs, MOST * CLOSEST_MS) * CLOSEST_MS);
    var pictures = (int) Math.max(1, Math.ceilDiv(lengthMs, every));
    var scale = Math.min(1.0, (double) LONGER_SIDE / Math.max(picture.width(), picture.height()));
    return new Storyboard(
        new FrameSize(even(picture.width() * scale), even(picture.height() * scale)),
        Math.min(COLUMNS, pictures),
        pictures,
        every);
  }

  private static int even(double pixels) {
    return Math.max(2, (int) Math.round(pixels / 2) * 2);
  }

  /// How many rows there are.
  public int rows() {
    return Math.ceilDiv(pictures, columns);
  }

  /// The size of the whole.
  public FrameSize sheet() {
    return new FrameSize(tile.width() * columns, tile.height() * rows());
  }

  /// Pixels from the sheet's left edge to that of picture `number`, from 0.
  public int left(int number) {
    return number % columns * tile.width();
  }

  /// Pixels from the sheet's upper edge to that of picture `number`, from 0.
  public int top(int number) {
    return number / columns * tile.height();
  }
}
