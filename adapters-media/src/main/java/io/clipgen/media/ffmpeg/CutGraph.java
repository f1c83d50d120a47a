package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Span;
import java.util.Locale;
import java.util.stream.Collectors;

/// The part of FFmpeg's filter graph that leaves out what the plan's cut leaves out: from span time
/// to clip time. The picture jumps; the sound fades over from one part to the next, so that nothing
/// clicks.
final class CutGraph {

  /// How long two parts of the sound are heard at once, half of it on either side of the cut.
  private static final double OVERLAP = 0.016;

  private CutGraph() {}

  /// Filters for a picture whose frames can be counted, to follow others; nothing if nothing is
  /// left out.
  static String picture(RenderPlan plan) {
    var cut = plan.cut();
    if (cut.isWhole()) {
      return "";
    }
    var grid = FrameGrid.of(plan);
    return ",select='"
        + grid.kept(cut).stream()
            .map(frames -> "between(n," + frames.first() + "," + frames.last() + ")")
            .collect(Collectors.joining("+"))
        + "',setpts='round(N/("
        + grid.rate()
        + ")/TB)',"
        + grid.counted();
  }

  /// Filters for sound of 48,000 samples a second, to follow others.
  static String sound(RenderPlan plan) {
    var cut = plan.cut();
    if (cut.isWhole()) {
      return "";
    }
    var parts = cut.kept();
    if (parts.size() == 1) {
      return "," + trim(parts.getFirst(), 0, 0);
    }
    var graph = new StringBuilder(",asplit=" + parts.size());
    for (int i = 0; i < parts.size(); i++) {
      graph.append("[s").append(i).append(']');
    }
    for (int i = 0; i < parts.size(); i++) {
      graph
          .append(";[s")
          .append(i)
          .append(']')
          .append(
              trim(parts.get(i), i == 0 ? 0 : OVERLAP / 2, i == parts.size() - 1 ? 0 : OVERLAP / 2))
          .append("[p")
          .append(i)
          .append(']');
    }
    for (int i = 1; i < parts.size(); i++) {
      graph
          .append(i == 1 ? ";[p0]" : "[x" + (i - 1) + "];[x" + (i - 1) + "]")
          .append(String.format(Locale.ROOT, "[p%d]acrossfade=d=%.3f:c1=qsin:c2=qsin", i, OVERLAP));
    }
    return graph.toString();
  }

  private static String trim(Span part, double before, double after) {
    return String.format(
        Locale.ROOT,
        "atrim=start=%.3f:end=%.3f,asetpts=PTS-STARTPTS",
        part.startMs() / 1000.0 - before,
        part.endMs() / 1000.0 + after);
  }
}
