package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.List;

/// Where the frame of a clip is in the source's picture while a scene goes on: a window of fixed
/// size whose middle moves in straight lines from point to point, and stands still before the first
/// and after the last. All of the window is always in the picture.
///
/// @param width the window's, as a part of the picture's
/// @param height the window's, as a part of the picture's
/// @param points in order of time, at least one
public record CropPath(double width, double height, List<Point> points) {

  /// The window's middle at a time.
  ///
  /// @param atMs in span time
  public record Point(long atMs, Spot middle) {}

  public CropPath {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a path has at least one point");
    }
    for (int i = 1; i < points.size(); i++) {
      if (points.get(i).atMs <= points.get(i - 1).atMs) {
        throw new IllegalArgumentException("a path's points are in order of time");
      }
    }
    for (var point : points) {
      if (!fits(point.middle.x(), width) || !fits(point.middle.y(), height)) {
        throw new IllegalArgumentException("the window leaves the picture at " + point);
      }
    }
  }

  /// A window that stands still.
  public static CropPath still(Region window) {
    return new CropPath(
        window.width(),
        window.height(),
        List.of(new Point(0, inside(window.middle(), window.width(), window.height()))));
  }

  /// A path that comes nowhere farther than `tolerance` from `points` and has as few of them as
  /// that allows (Douglas and Peucker). Middles too near to a side are moved inside first.
  ///
  /// @param tolerance as a part of the picture's sides
  public static CropPath through(
      double width, double height, List<Point> points, double tolerance) {
    var inside =
        points.stream().map(p -> new Point(p.atMs, inside(p.middle, width, height))).toList();
    var kept = new ArrayList<Point>();
    if (!inside.isEmpty()) {
      kept.add(inside.getFirst());
      simplify(inside, 0, inside.size() - 1, tolerance, kept);
    }
    if (kept.size() == 2 && distance(kept.get(0).middle, kept.get(1).middle) == 0) {
      kept.removeLast();
    }
    return new CropPath(width, height, kept);
  }

  /// Whether the window never moves.
  public boolean isStill() {
    return points.size() == 1;
  }

  /// Where the window is at a time.
  ///
  /// @param ms in span time
  public Region at(long ms) {
    return Region.around(middleAt(ms), width, height);
  }

  /// Where the window's middle is at a time.
  ///
  /// @param ms in span time
  public Spot middleAt(long ms) {
    var before = points.getFirst();
    for (var point : points) {
      if (point.atMs >= ms) {
        return point == before ? point.middle : between(before, point, ms);
      }
      before = point;
    }
    return before.middle;
  }

  /// The fastest it moves, in sides of the picture a second.
  public double speed() {
    double fastest = 0;
    for (int i = 1; i < points.size(); i++) {
      var from = points.get(i - 1);
      var to = points.get(i);
      fastest = Math.max(fastest, distance(from.middle, to.middle) * 1000 / (to.atMs - from.atMs));
    }
    return fastest;
  }

  private static void simplify(
      List<Point> points, int from, int to, double tolerance, List<Point> kept) {
    int farthest = -1;
    double most = tolerance;
    for (int i = from + 1; i < to; i++) {
      var point = points.get(i);
      var off = distance(point.middle, between(points.get(from), points.get(to), point.atMs));
      if (off > most) {
        most = off;
        farthest = i;
      }
    }
    if (farthest >= 0) {
      simplify(points, from, farthest, tolerance, kept);
      simplify(points, farthest, to, tolerance, kept);
    } else if (to > from) {
      kept.add(points.get(to));
    }
  }

  private static Spot between(Point from, Point to, long ms) {
    var part = Math.clamp((double) (ms - from.atMs) / (to.atMs - from.atMs), 0, 1);
    return new Spot(
        from.middle.x() + (to.middle.x() - from.middle.x()) * part,
        from.middle.y() + (to.middle.y() - from.middle.y()) * part);
  }

  private static double distance(Spot one, Spot other) {
    return Math.max(Math.abs(one.x() - other.x()), Math.abs(one.y() - other.y()));
  }

  private static Spot inside(Spot middle, double width, double height) {
    return new Spot(inside(middle.x(), width), inside(middle.y(), height));
  }

  private static double inside(double middle, double size) {
    return size >= 1 ? 0.5 : Math.clamp(middle, size / 2, 1 - size / 2);
  }

  private static boolean fits(double middle, double size) {
    return size > 0 && size <= 1 && Math.abs(middle - inside(middle, size)) < 1e-9;
  }
}
