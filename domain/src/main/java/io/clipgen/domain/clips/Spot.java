package io.clipgen.domain.clips;

/// A place in a picture.
///
/// @param x from its left side, 0, to its right side, 1
/// @param y from its top, 0, to its bottom, 1
public record Spot(double x, double y) {

  /// The middle of the picture.
  public static final Spot MIDDLE = new Spot(0.5, 0.5);

  public Spot {
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
      throw new IllegalArgumentException("a spot lies in the picture, 0 to 1: " + x + ", " + y);
    }
  }
}
