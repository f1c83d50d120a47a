package io.clipgen.domain.clips;

import io.clipgen.domain.clips.Sightings.Sighting;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// One face through the pictures of a scene.
final class FaceTrack {

  /// Farther than so many of its widths a face does not get from picture to picture.
  private static final double REACH = 1.5;

  /// In this part of a scene's pictures a face must be seen to matter.
  private static final double LASTING = 0.4;

  private static final double SURE = 0.5;

  /// A face in one picture.
  record Seen(long atMs, Region box) {}

  private final List<Seen> seen = new ArrayList<>();

  private FaceTrack(Seen first) {
    seen.add(first);
  }

  /// The faces that are seen in a good part of `pictures`, the largest first.
  static List<FaceTrack> lasting(List<Sighting> pictures) {
    var tracks = new ArrayList<FaceTrack>();
    for (var picture : pictures) {
      var free = new ArrayList<>(tracks);
      for (var face : picture.faces()) {
        if (face.confidence() >= SURE) {
          var one = new Seen(picture.atMs(), face.box());
          var nearest =
              free.stream()
                  .filter(track -> track.distance(one.box) < REACH)
                  .min(Comparator.comparingDouble(track -> track.distance(one.box)));
          if (nearest.isPresent()) {
            nearest.get().seen.add(one);
            free.remove(nearest.get());
          } else {
            tracks.add(new FaceTrack(one));
          }
        }
      }
    }
    return tracks.stream()
        .filter(track -> track.seen.size() >= Math.max(1, LASTING * pictures.size()))
        .filter(track -> track.seen.size() > 1 || pictures.size() <= 2)
        .sorted(Comparator.comparingDouble(FaceTrack::width).reversed())
        .toList();
  }

  /// Where it was seen, in order of time.
  List<Seen> seen() {
    return seen;
  }

  /// How wide it usually is.
  double width() {
    return median(seen.stream().mapToDouble(one -> one.box.width()).sorted().toArray());
  }

  /// How high it usually is.
  double height() {
    return median(seen.stream().mapToDouble(one -> one.box.height()).sorted().toArray());
  }

  /// Where its middle usually is.
  Spot middle() {
    return new Spot(
        median(seen.stream().mapToDouble(one -> one.box.middle().x()).sorted().toArray()),
        median(seen.stream().mapToDouble(one -> one.box.middle().y()).sorted().toArray()));
  }

  /// Where its middle is at a time, in a straight line between where it was seen.
  Spot middleAt(long ms) {
    var before = seen.getFirst();
    for (var one : seen) {
      if (one.atMs >= ms) {
        if (one.atMs == before.atMs) {
          return one.box.middle();
        }
        var part = (double) (ms - before.atMs) / (one.atMs - before.atMs);
        var from = before.box.middle();
        var to = one.box.middle();
        return new Spot(
            from.x() + (to.x() - from.x()) * part, from.y() + (to.y() - from.y()) * part);
      }
      before = one;
    }
    return before.box.middle();
  }

  private double distance(Region box) {
    var last = seen.getLast().box;
    var from = last.middle();
    var to = box.middle();
    var width = Math.max(last.width(), box.width());
    var height = Math.max(last.height(), box.height());
    return Math.max(Math.abs(from.x() - to.x()) / width, Math.abs(from.y() - to.y()) / height);
  }

  private static double median(double[] sorted) {
    return sorted[sorted.length / 2];
  }
}
