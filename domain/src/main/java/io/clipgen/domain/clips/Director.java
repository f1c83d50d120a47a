package io.clipgen.domain.clips;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.DoubleFunction;

/// Decides what each scene of one clip shows: who or what lasts and fits is followed, two who are
/// far apart are shown one above the other, and where there is nothing to follow, nothing is cut
/// off.
final class Director {

  /// Scenes are not shorter, unless a person wants it.
  private static final long SHORTEST_MS = 200;

  /// A cut that was measured every 100 ms is the same as one that was seen to the frame.
  private static final long SAME_CUT_MS = 200;

  /// So much of what moves must fit into the window for it to be followed.
  private static final double FITS = 0.6;

  /// Most of what moves must be in the window for this part of the time.
  private static final double HELD = 0.95;

  /// So many times 100 ms in which nothing moves are a pause.
  private static final int PAUSE = 10;

  private static final String MOVES = "What moves is followed.";

  /// Less of the time moving is nothing to follow.
  private static final double ACTIVE = 0.1;

  /// A window that shows so much of the picture needs nobody to follow.
  private static final double ROOMY = 0.55;

  /// The smaller of two who are shown side by side is at least this part of the larger.
  private static final double EQUALS = 0.5;

  /// The smallest part of the picture that half of a split screen shows.
  private static final double CLOSEST = 0.25;

  private final MediaInfo.Picture picture;
  private final Treatment treatment;
  private final Span span;
  private final Signals signals;
  private final Sightings sightings;
  private final CropWindow window;

  Director(
      MediaInfo.Picture picture,
      Treatment treatment,
      Span span,
      Signals signals,
      Sightings sightings) {
    this.picture = picture;
    this.treatment = treatment;
    this.span = span;
    this.signals = signals;
    this.sightings = sightings;
    this.window = new CropWindow(picture.ratio(), treatment.ratio().value());
  }

  Reframing reframing() {
    var scenes = new ArrayList<Scene>();
    long from = 0;
    for (var to : borders()) {
      scenes.addAll(scenes(Span.of(from, to)));
      from = to;
    }
    return new Reframing(scenes);
  }

  /// Where scenes end: at cuts, and where somebody wants something else.
  private Iterable<Long> borders() {
    var borders = new TreeSet<Long>();
    var length = span.lengthMs();
    borders.add(length);
    for (var wish : treatment.scenes()) {
      for (var at : List.of(wish.span().startMs(), wish.span().endMs())) {
        if (span.isCutBy(at)) {
          borders.add(at - span.startMs());
        }
      }
    }
    for (var cut : cuts()) {
      if (cut >= SHORTEST_MS
          && cut <= length - SHORTEST_MS
          && borders.subSet(cut - SHORTEST_MS, cut + SHORTEST_MS).isEmpty()) {
        borders.add(cut);
      }
    }
    return borders;
  }

  private List<Long> cuts() {
    return signals.cutsWithin(span).stream()
        .map(
            cut ->
                sightings.cuts().stream()
                    .filter(seen -> Math.abs(seen - cut) <= SAME_CUT_MS)
                    .findFirst()
                    .orElse(cut))
        .toList();
  }

  private List<Scene> scenes(Span at) {
    var middle = span.startMs() + at.middleMs();
    var wish = treatment.scenes().stream().filter(each -> each.span().contains(middle)).findFirst();
    var automatic =
        wish.map(each -> each.framing() == Framing.AUTO && each.middles().isEmpty())
            .orElse(treatment.framing() == Framing.AUTO);
    return automatic
        ? divided(at)
        : List.of(
            wish.map(each -> wanted(at, each)).orElseGet(() -> framed(at, treatment.framing())));
  }

  /// What moves in a scene may fit into the crop at one time and not at another. Such a scene is
  /// divided while nothing moves, so that all of it is shown only where it must be.
  private List<Scene> divided(Span at) {
    var whole = framed(at, Framing.AUTO);
    if (!(whole.view() instanceof View.BlurFill) || !faces(at).isEmpty() || !moves(at)) {
      return List.of(whole);
    }
    var scenes = new ArrayList<Scene>();
    var from = at.startMs();
    for (var pause : pursuit(at).pauses(PAUSE)) {
      var part = Span.of(from, at.startMs() + pause * Curve.STEP_MS);
      if (moves(part)) {
        add(scenes, framed(part, Framing.AUTO));
        from = part.endMs();
      }
    }
    var last = Span.of(from, at.endMs());
    if (scenes.isEmpty() || moves(last)) {
      add(scenes, framed(last, Framing.AUTO));
    } else {
      scenes.add(until(at.endMs(), scenes.removeLast()));
    }
    return scenes;
  }

  /// Adds a part of a scene; it goes on with the one before where both show the same.
  private static void add(List<Scene> parts, Scene next) {
    if (!parts.isEmpty() && parts.getLast().view().equals(next.view())) {
      parts.add(until(next.span().endMs(), parts.removeLast()));
    } else {
      parts.add(next);
    }
  }

  private static Scene until(long endMs, Scene scene) {
    return new Scene(
        Span.of(scene.span().startMs(), endMs), scene.view(), scene.why(), scene.byHand());
  }

  private boolean moves(Span at) {
    return pursuit(at).activity() >= ACTIVE;
  }

  private Scene wanted(Span at, SceneFraming wish) {
    var middles = wish.middles();
    return switch (middles.size()) {
      case 0 -> framed(at, wish.framing());
      case 1 -> new Scene(at, still(middles.getFirst()), "It was framed by hand.", true);
      default ->
          new Scene(
              at,
              split(middles.get(0), middles.get(1), CLOSEST),
              "Its two halves were framed by hand.",
              true);
    };
  }

  private Scene framed(Span at, Framing framing) {
    if (Reframing.sameShape(picture, treatment.ratio())) {
      return new Scene(at, still(Spot.MIDDLE), "The picture has the clip's shape.");
    }
    return switch (framing) {
      case CENTER_CROP -> new Scene(at, still(Spot.MIDDLE), "The middle was asked for.");
      case BLUR_FILL -> new Scene(at, new View.BlurFill(), "The whole picture was asked for.");
      case FOLLOW ->
          following(at).orElseGet(() -> new Scene(at, still(Spot.MIDDLE), "Nothing is to follow."));
      case SPLIT ->
          pair(at, faces(at), 0)
              .or(() -> following(at))
              .orElseGet(
                  () ->
                      new Scene(at, still(Spot.MIDDLE), "There are no two faces to split it for."));
      case AUTO -> automatic(at);
    };
  }

  private Scene automatic(Span at) {
    var faces = faces(at);
    if (!faces.isEmpty()) {
      var room = room(faces);
      if (room <= window.size()) {
        return follow(at, faces);
      }
      return pair(at, faces, EQUALS)
          .orElseGet(
              () ->
                  new Scene(at, new View.BlurFill(), "Its faces are too far apart for one crop."));
    }
    var pursuit = pursuit(at);
    if (pursuit.activity() < ACTIVE) {
      return window.size() >= ROOMY
          ? new Scene(at, still(Spot.MIDDLE), "Nobody is seen and next to nothing moves.")
          : new Scene(
              at,
              new View.BlurFill(),
              "Nobody is seen and next to nothing moves, so nothing is cut off.");
    }
    if (pursuit.inside() < FITS) {
      return new Scene(at, new View.BlurFill(), "What moves is wider than the crop.");
    }
    var way = way(at, pursuit);
    return pursuit.held(window.places(way, at)) >= HELD
        ? new Scene(at, new View.Follow(way), MOVES)
        : new Scene(at, new View.BlurFill(), "No crop can have in it all the time what moves.");
  }

  private Optional<Scene> following(Span at) {
    var faces = faces(at);
    if (!faces.isEmpty()) {
      var fitting = new ArrayList<>(faces);
      while (fitting.size() > 1 && room(fitting) > window.size()) {
        fitting.removeLast();
      }
      return Optional.of(follow(at, fitting));
    }
    var pursuit = pursuit(at);
    return pursuit.activity() < ACTIVE ? Optional.empty() : Optional.of(follow(at, pursuit));
  }

  private Scene follow(Span at, List<FaceTrack> faces) {
    DoubleFunction<Spot> middle =
        ms ->
            new Spot(
                faces.stream().mapToDouble(f -> f.middleAt((long) ms).x()).average().orElse(0.5),
                faces.stream().mapToDouble(f -> f.middleAt((long) ms).y()).average().orElse(0.5));
    var steps = CropWindow.steps(at);
    var places = new double[steps];
    for (int i = 0; i < steps; i++) {
      var spot = middle.apply(at.startMs() + i * Curve.STEP_MS);
      places[i] = window.place(spot);
    }
    return new Scene(
        at,
        new View.Follow(window.along(at.startMs(), Smoothing.median(places, 5))),
        faces.size() == 1
            ? "One face is followed."
            : "The %d faces fit into one crop.".formatted(faces.size()));
  }

  private Scene follow(Span at, Pursuit pursuit) {
    return new Scene(at, new View.Follow(way(at, pursuit)), MOVES);
  }

  /// The calm way; but where that loses who runs through the picture, the one that does not. It is
  /// never one that goes to and fro.
  private CropPath way(Span at, Pursuit pursuit) {
    var calm = window.along(at.startMs(), pursuit.path(Pursuit.Pace.CALM));
    if (pursuit.caught(window.places(calm, at)) >= HELD) {
      return calm;
    }
    var hurried = window.along(at.startMs(), pursuit.path(Pursuit.Pace.HURRIED));
    return window.isOneWay(hurried) && pursuit.caught(window.places(hurried, at)) >= HELD
        ? hurried
        : calm;
  }

  /// Two faces that are not in each other's half.
  private Optional<Scene> pair(Span at, List<FaceTrack> faces, double equals) {
    if (faces.size() < 2
        || treatment.ratio().value() > 1
        || (equals > 0 && faces.size() > 2)
        || faces.get(1).width() < equals * faces.get(0).width()) {
      return Optional.empty();
    }
    var one = faces.get(0);
    var other = faces.get(1);
    boolean first =
        Math.abs(one.middle().x() - other.middle().x())
                > Math.abs(one.middle().y() - other.middle().y())
            ? one.middle().x() <= other.middle().x()
            : one.middle().y() <= other.middle().y();
    var upper = first ? one : other;
    var lower = first ? other : one;
    return Optional.of(
        new Scene(
            at,
            split(upper.middle(), lower.middle(), 2.2 * Math.max(one.width(), other.width())),
            "Two faces are too far apart for one crop, so that each gets a half."));
  }

  /// @param least how wide each half at least is
  private View.Split split(Spot upper, Spot lower, double least) {
    var shape = 2 * treatment.ratio().value();
    var largest = Region.largest(picture.ratio(), shape, Spot.MIDDLE);
    var apart = Math.abs(upper.x() - lower.x());
    var width = Math.min(largest.width(), Math.max(Math.max(least, CLOSEST), apart));
    var height = width * picture.ratio() / shape;
    return new View.Split(half(upper, width, height), half(lower, width, height));
  }

  /// A face is a little above the middle of its half.
  private static Region half(Spot middle, double width, double height) {
    return Region.around(
        new Spot(middle.x(), Math.min(1, middle.y() + height / 12)), width, height);
  }

  private Pursuit pursuit(Span at) {
    var movement = signals.movement();
    var amounts = new double[CropWindow.steps(at)][];
    var none = new double[window.across() ? Movement.COLUMNS : Movement.ROWS];
    for (int i = 0; i < amounts.length; i++) {
      // A difference is between two pictures: it belongs to the time in the middle of them. The
      // first ones are the cut itself.
      var index = (int) ((span.startMs() + at.startMs()) / Curve.STEP_MS) + i + 1;
      boolean cut = i == 0 || i == amounts.length - 1;
      amounts[i] =
          cut || index >= movement.size()
              ? none
              : window.across() ? movement.across(index) : movement.down(index);
    }
    return new Pursuit(amounts, window.size());
  }

  private List<FaceTrack> faces(Span at) {
    return FaceTrack.lasting(
        sightings.pictures().stream().filter(picture -> at.contains(picture.atMs())).toList());
  }

  /// How much of the picture it takes to have all of these faces in it all the time.
  private double room(List<FaceTrack> faces) {
    double least = 1;
    double most = 0;
    for (var face : faces) {
      var middle = window.place(face.middle());
      var size = window.across() ? face.width() : face.height();
      least = Math.min(least, middle - size / 2);
      most = Math.max(most, middle + size / 2);
    }
    return most - least;
  }

  private View.Follow still(Spot middle) {
    return new View.Follow(window.still(middle));
  }
}
