package io.clipgen.domain.clips;

import io.clipgen.domain.clips.CropPath.Point;
import java.util.ArrayList;

/// The largest window of a clip's shape in a picture. It touches two of its edges, so it moves in
/// one direction only: across or up and down.
final class CropWindow {

  /// A window that would move less than this part of its own size stands still.
  private static final double STILL = 0.3;

  /// How far a simplified path may be from the one that was found, in parts of the window.
  private static final double TOLERANCE = 0.04;

  /// In steps of 100 ms.
  private static final double SMOOTH = 4;

  private final double picture;
  private final double shape;
  private final Region middle;
  private final boolean across;

  /// @param picture the picture's width by its height
  /// @param shape the clip's
  CropWindow(double picture, double shape) {
    this.picture = picture;
    this.shape = shape;
    this.middle = at(Spot.MIDDLE);
    this.across = middle.width() < middle.height();
  }

  /// Whether it moves across the picture; else up and down.
  boolean across() {
    return across;
  }

  /// The part of the picture, in the direction in which it moves, that it shows.
  double size() {
    return across ? middle.width() : middle.height();
  }

  /// Where a spot is in the direction in which the window moves.
  double place(Spot spot) {
    return across ? spot.x() : spot.y();
  }

  /// A window that stays where it is.
  CropPath still(Spot middle) {
    return CropPath.still(at(middle));
  }

  /// A window that goes along with its middle's places, one each 100 ms: smoothly, with as few
  /// points as are needed, and not at all where next to nothing is gained.
  CropPath along(long fromMs, double[] places) {
    var smooth = Smoothing.moving(places, SMOOTH);
    double least = 1;
    double most = 0;
    for (var place : smooth) {
      least = Math.min(least, inside(place));
      most = Math.max(most, inside(place));
    }
    if (most - least <= STILL * size()) {
      return still(spot((least + most) / 2));
    }
    var points = new ArrayList<Point>();
    for (int i = 0; i < smooth.length; i++) {
      points.add(new Point(fromMs + i * Curve.STEP_MS, spot(smooth[i])));
    }
    return CropPath.through(middle.width(), middle.height(), points, TOLERANCE * size());
  }

  /// Where the middle of a window is that goes along a path, each 100 ms of a span.
  double[] places(CropPath path, Span at) {
    var places = new double[steps(at)];
    for (int i = 0; i < places.length; i++) {
      places[i] = place(path.middleAt(at.startMs() + i * Curve.STEP_MS));
    }
    return places;
  }

  /// Whether a window that goes along a path never turns back.
  boolean isOneWay(CropPath path) {
    boolean there = false;
    boolean back = false;
    for (int i = 1; i < path.points().size(); i++) {
      var moved = place(path.points().get(i).middle()) - place(path.points().get(i - 1).middle());
      there |= moved > 0;
      back |= moved < 0;
    }
    return !(there && back);
  }

  /// How many times 100 ms a span has, begun ones counted.
  static int steps(Span at) {
    return (int) Math.max(1, (at.lengthMs() + Curve.STEP_MS - 1) / Curve.STEP_MS);
  }

  private Region at(Spot middle) {
    return Region.largest(picture, shape, middle);
  }

  private Spot spot(double place) {
    return across ? new Spot(inside(place), 0.5) : new Spot(0.5, inside(place));
  }

  private double inside(double place) {
    return Math.clamp(place, size() / 2, 1 - size() / 2);
  }
}
