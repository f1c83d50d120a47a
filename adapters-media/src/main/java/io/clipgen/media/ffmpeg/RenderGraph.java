package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.media.captions.CaptionStrip;
import java.util.Locale;
import java.util.Optional;

/// FFmpeg's filter graph for a plan, made of our own numbers only.
final class RenderGraph {

  /// What platforms play music and speech at.
  private static final String LOUDNESS = "loudnorm=I=-14:TP=-1.5:LRA=11";

  private RenderGraph() {}

  static String of(RenderPlan plan, Optional<CaptionStrip> captions) {
    var framed = PictureGraph.of(plan);
    var worded =
        captions.map(strip -> framed + words(strip, plan.watermark() ? 2 : 1)).orElse(framed);
    var marked = plan.watermark() ? worded + "[bare];[bare][1:v]overlay=W-w-W/24:W/24" : worded;
    var middle = FfprobeProber.seconds(plan.span().lengthMs() / 2);
    var graph =
        marked
            + ",setsar=1,format=yuv420p,split=2[v][stills];[stills]select='gte(t,"
            + middle
            + ")',scale=in_range=tv:out_range=pc,format=yuvj420p[still]";
    return plan.source().hasSound() ? graph + ";" + sound(plan) : graph;
  }

  /// Lays the drawn words over the picture, their list brought back to the clip's own time.
  private static String words(CaptionStrip strip, int input) {
    return String.format(
        Locale.ROOT,
        "[wordless];[%d:v]settb=1/1000,setpts=PTS/%d[words];[wordless][words]overlay=%d:%d",
        input,
        CaptionStrip.SLOWNESS,
        strip.left(),
        strip.top());
  }

  private static String sound(RenderPlan plan) {
    var end = FfprobeProber.seconds(Math.max(0, plan.span().lengthMs() - 50));
    return "[0:a:0]aresample=48000:async=1:first_pts=0,"
        + LOUDNESS
        + ",afade=t=in:d=0.03,afade=t=out:st="
        + end
        + ":d=0.05,apad=whole_dur="
        + FfprobeProber.seconds(plan.span().lengthMs())
        + "[a]";
  }
}
