package io.clipgen.domain.clips;

/// A rectangle of a picture, in parts of the picture's sides, from 0 to 1.
///
/// @param left where it begins across
/// @param top where it begins down
/// @param width how wide it is
/// @param height how high it is
public record Region(double left, double top, double width, double height) {

  /// All of the picture.
  public static final Region WHOLE = new Region(0, 0, 1, 1);

  private static final double ROUNDING = 1e-9;

  public Region {
    if (!(left >= 0 && top >= 0 && width > 0 && height > 0)
        || left + width > 1 + ROUNDING
        || top + height > 1 + ROUNDING) {
      throw new IllegalArgumentException(
          "a region lies in the picture: %s, %s, %s × %s".formatted(left, top, width, height));
    }
  }

  /// The region of that size whose middle is as near to `middle` as the picture's sides allow.
  public static Region around(Spot middle, double width, double height) {
    return new Region(
        inside(middle.x() - width / 2, width),
        inside(middle.y() - height / 2, height),
        width,
        height);
  }

  /// The largest region of a picture that is `shape` wide for each part that it is high.
  ///
  /// @param picture width by height of the picture in pixels
  public static Region largest(double picture, double shape, Spot middle) {
    return picture > shape
        ? around(middle, shape / picture, 1)
        : around(middle, 1, picture / shape);
  }

  /// Its middle.
  public Spot middle() {
    return new Spot(Math.min(1, left + width / 2), Math.min(1, top + height / 2));
  }

  /// Whether `spot` lies in it.
  public boolean contains(Spot spot) {
    return spot.x() >= left
        && spot.x() <= left + width
        && spot.y() >= top
        && spot.y() <= top + height;
  }

  private static double inside(double start, double size) {
    return Math.clamp(start, 0, Math.max(0, 1 - size));
  }
}
