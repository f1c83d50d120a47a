package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.CropPath;
import io.clipgen.domain.clips.CropPath.Point;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.Region;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Scene;
import io.clipgen.domain.clips.Spot;
import io.clipgen.domain.clips.View;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// The part of FFmpeg's filter graph that brings the source's picture into the clip's shape: from
/// the first input to a picture of the clip's size with square pixels, at the same times. Made of
/// our own numbers only.
///
/// Scenes one after the other whose windows have the same size are one crop whose place is an
/// expression of time. Other views are branches that each get the pictures of their time only, so
/// that no picture is worked on twice.
final class PictureGraph {

  private static final int BLUR_PART = 4;

  /// Before this many milliseconds from the start, a scene is too short for a branch of its own.
  private static final long SHORTEST_MS = 100;

  private final RenderPlan plan;
  private final FrameGrid grid;
  private final FrameSize shown;

  private PictureGraph(RenderPlan plan) {
    this.plan = plan;
    this.grid = FrameGrid.of(plan);
    var picture = plan.source().picture();
    this.shown = new FrameSize(even(picture.width()), even(picture.height()));
  }

  /// The filters; they begin at the first input's picture, and their result has no label yet.
  static String of(RenderPlan plan) {
    return new PictureGraph(plan).graph();
  }

  private String graph() {
    var parts = parts();
    var square =
        String.format(
            Locale.ROOT,
            "[0:V:0]%s,scale=%d:%d:flags=bicubic,setsar=1",
            parts.size() > 1 || !plan.cut().isWhole() || grid.isSteady()
                ? grid.align() + "," + grid.counted()
                : grid.align(),
            shown.width(),
            shown.height());
    if (parts.size() == 1) {
      return square + "," + parts.getFirst().filters("");
    }
    var graph = new StringBuilder(square);
    graph.append(",split=").append(parts.size());
    for (int i = 0; i < parts.size(); i++) {
      graph.append("[in").append(i).append(']');
    }
    for (int i = 0; i < parts.size(); i++) {
      var part = parts.get(i);
      graph.append(";[in").append(i).append("]trim=start_frame=").append(grid.frame(part.fromMs));
      if (i < parts.size() - 1) {
        graph.append(":end_frame=").append(grid.frame(part.toMs));
      }
      graph.append(',').append(part.filters(Integer.toString(i)));
      graph.append(",setpts=PTS-STARTPTS,setsar=1,format=yuv420p[out").append(i).append(']');
    }
    graph.append(';');
    for (int i = 0; i < parts.size(); i++) {
      graph.append("[out").append(i).append(']');
    }
    return graph.append("concat=n=").append(parts.size()).toString();
  }

  /// The scenes, those together that one crop can do.
  private List<Part> parts() {
    var parts = new ArrayList<Part>();
    for (var scene : plan.reframing().scenes()) {
      var last = parts.isEmpty() ? null : parts.getLast();
      if (last != null && (last.takes(scene) || scene.span().lengthMs() < SHORTEST_MS)) {
        last.add(scene);
      } else {
        parts.add(new Part(scene));
      }
    }
    return parts;
  }

  /// Scenes that are framed by the same filters.
  private final class Part {

    private final long fromMs;
    private final List<Scene> scenes = new ArrayList<>();
    private long toMs;

    Part(Scene first) {
      this.fromMs = first.span().startMs();
      add(first);
    }

    void add(Scene scene) {
      scenes.add(scene);
      toMs = scene.span().endMs();
    }

    boolean takes(Scene scene) {
      return switch (scenes.getFirst().view()) {
        case View.BlurFill _ -> scene.view() instanceof View.BlurFill;
        case View.Split split -> split.equals(scene.view());
        case View.Follow one ->
            scene.view() instanceof View.Follow other
                && one.path().width() == other.path().width()
                && one.path().height() == other.path().height();
      };
    }

    String filters(String name) {
      return switch (scenes.getFirst().view()) {
        case View.BlurFill _ -> blurFill(name);
        case View.Split split -> split(split, name);
        case View.Follow follow -> crop(follow.path());
      };
    }

    private String crop(CropPath window) {
      int width = even(shown.width() * window.width() + 0.01);
      int height = even(shown.height() * window.height() + 0.01);
      return String.format(
          Locale.ROOT,
          "crop=%d:%d:%s:%s:exact=1,scale=%d:%d:flags=bicubic",
          width,
          height,
          place(shown.width(), width, Spot::x),
          place(shown.height(), height, Spot::y),
          plan.size().width(),
          plan.size().height());
    }

    /// Where the window begins, as an expression of time.
    private String place(int side, int size, ToDoubleFunction<Spot> along) {
      var pieces = new ArrayList<Piece>();
      for (var scene : scenes) {
        if (scene.view() instanceof View.Follow follow) {
          pieces.addAll(pieces(scene, follow.path().points(), side, size, along));
        }
      }
      return Piece.expression(pieces, grid);
    }
  }

  private static List<Piece> pieces(
      Scene scene, List<Point> points, int side, int size, ToDoubleFunction<Spot> along) {
    var pieces = new ArrayList<Piece>();
    var places =
        points.stream()
            .mapToDouble(
                point ->
                    Math.clamp(
                        along.applyAsDouble(point.middle()) * side - size / 2.0, 0, side - size))
            .toArray();
    long from = scene.span().startMs();
    var place = places[0];
    for (int i = 0; i < places.length; i++) {
      var at = points.get(i).atMs();
      if (at > from) {
        pieces.add(new Piece(from, at, place, places[i]));
        from = at;
      }
      place = places[i];
    }
    pieces.add(new Piece(from, scene.span().endMs(), place, place));
    return pieces;
  }

  /// A part of the window's way: from one place to another, in a straight line.
  private record Piece(long fromMs, long toMs, double from, double to) {

    /// An expression of time that is these pieces; the last one goes on for ever. Halved again and
    /// again, for FFmpeg takes no deep nesting.
    static String expression(List<Piece> pieces, FrameGrid grid) {
      var first = pieces.getFirst();
      if (pieces.size() == 1) {
        return first.line();
      }
      if (pieces.stream().allMatch(piece -> piece.from == first.from && piece.to == first.from)) {
        return number(first.from);
      }
      var half = pieces.size() / 2;
      return "if(lt(t\\,"
          + grid.before(pieces.get(half).fromMs)
          + ")\\,"
          + expression(pieces.subList(0, half), grid)
          + "\\,"
          + expression(pieces.subList(half, pieces.size()), grid)
          + ")";
    }

    private String line() {
      if (from == to || toMs <= fromMs) {
        return number(from);
      }
      return String.format(
          Locale.ROOT,
          "%s%+.4f*(t-%s)",
          number(from),
          (to - from) * 1000 / (toMs - fromMs),
          seconds(fromMs));
    }

    private static String number(double value) {
      return String.format(Locale.ROOT, "%.2f", value);
    }
  }

  private String split(View.Split split, String name) {
    var size = plan.size();
    int upper = even(size.height() / 2.0);
    return String.format(
        Locale.ROOT,
        "split=2[one%1$s][two%1$s];[one%1$s]%2$s[upper%1$s];[two%1$s]%3$s[lower%1$s];[upper%1$s][lower%1$s]vstack",
        name,
        region(split.upper(), size.width(), upper),
        region(split.lower(), size.width(), size.height() - upper));
  }

  private String region(Region region, int width, int height) {
    int across = even(shown.width() * region.width() + 0.01);
    int down = even(shown.height() * region.height() + 0.01);
    return String.format(
        Locale.ROOT,
        "crop=%d:%d:%d:%d:exact=1,scale=%d:%d:flags=bicubic",
        across,
        down,
        Math.clamp(Math.round(shown.width() * region.left()), 0, shown.width() - across),
        Math.clamp(Math.round(shown.height() * region.top()), 0, shown.height() - down),
        width,
        height);
  }

  private String blurFill(String name) {
    var size = plan.size();
    int width = even(size.width() / (double) BLUR_PART);
    int height = even(size.height() / (double) BLUR_PART);
    return String.format(
        Locale.ROOT,
        "split=2[back%9$s][front%9$s];"
            + "[back%9$s]scale=%1$d:%2$d:force_original_aspect_ratio=increase:flags=fast_bilinear,"
            + "crop=%3$d:%4$d,gblur=sigma=8,scale=%5$d:%6$d:flags=bicubic[soft%9$s];"
            + "[front%9$s]scale=%7$d:%8$d:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic[sharp%9$s];"
            + "[soft%9$s][sharp%9$s]overlay=(W-w)/2:(H-h)/2",
        width,
        height,
        width,
        height,
        size.width(),
        size.height(),
        size.width(),
        size.height(),
        name);
  }

  private static String seconds(long ms) {
    return FfprobeProber.seconds(ms);
  }

  private static int even(double pixels) {
    return Math.max(2, (int) Math.floor(pixels / 2) * 2);
  }
}
