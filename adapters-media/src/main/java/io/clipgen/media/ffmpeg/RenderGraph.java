package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Levelling;
import io.clipgen.domain.clips.RenderPlan;
import java.util.Locale;

/// FFmpeg's filter graph for a plan, made of our own numbers only. In span time the picture is
/// brought into its shape; then it is cut; then, in clip time, words, title, cards and mark are
/// laid over it.
final class RenderGraph {

  private RenderGraph() {}

  static String of(RenderPlan plan, Overlays overlays, Levelling levelling) {
    var graph =
        PictureGraph.of(plan)
            + CutGraph.picture(plan)
            + CardGraph.picture(plan)
            + overlays.graph()
            + ",setsar=1,format=yuv420p,split=2[v][stills];[stills]select='gte(t,"
            + String.format(
                Locale.ROOT, "%.3f", (plan.shown().startMs() + plan.shown().endMs()) / 2000.0)
            + ")',scale=in_range=tv:out_range=pc,format=yuvj420p[still]";
    return plan.source().hasSound() ? graph + ";" + SoundGraph.of(plan, levelling) : graph;
  }
}
