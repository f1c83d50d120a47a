package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.media.captions.CaptionStrip;
import java.util.Locale;
import java.util.Optional;

/// FFmpeg's filter graph for a plan, made of our own numbers only.
final class RenderGraph {

  /// What platforms play music and speech at.
  private static final String LOUDNESS = "loudnorm=I=-14:TP=-1.5:LRA=11";

  private static final int BLUR_PART = 4;

  private RenderGraph() {}

  static String of(RenderPlan plan, Optional<CaptionStrip> captions) {
    var framed =
        switch (plan.treatment().framing()) {
          case CENTER_CROP -> centerCrop(plan);
          case BLUR_FILL -> blurFill(plan);
        };
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

  private static String centerCrop(RenderPlan plan) {
    var shown = shown(plan);
    var ratio = plan.treatment().ratio().value();
    int width = shown.width();
    int height = shown.height();
    if (width > height * ratio) {
      width = even(height * ratio);
    } else {
      height = even(width / ratio);
    }
    return String.format(
        Locale.ROOT,
        "[0:V:0]%s,crop=%d:%d,scale=%d:%d:flags=bicubic",
        scale(shown),
        width,
        height,
        plan.size().width(),
        plan.size().height());
  }

  private static String blurFill(RenderPlan plan) {
    var size = plan.size();
    int width = even(size.width() / (double) BLUR_PART);
    int height = even(size.height() / (double) BLUR_PART);
    return String.format(
        Locale.ROOT,
        "[0:V:0]%s,split=2[back][front];"
            + "[back]scale=%d:%d:force_original_aspect_ratio=increase:flags=fast_bilinear,"
            + "crop=%d:%d,gblur=sigma=8,scale=%d:%d:flags=bicubic[soft];"
            + "[front]scale=%d:%d:force_original_aspect_ratio=decrease:force_divisible_by=2:flags=bicubic[sharp];"
            + "[soft][sharp]overlay=(W-w)/2:(H-h)/2",
        scale(shown(plan)),
        width,
        height,
        width,
        height,
        size.width(),
        size.height(),
        size.width(),
        size.height());
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

  /// The source's picture with square pixels and even sides.
  private static FrameSize shown(RenderPlan plan) {
    var picture = plan.source().picture();
    return new FrameSize(even(picture.width()), even(picture.height()));
  }

  private static String scale(FrameSize size) {
    return String.format(
        Locale.ROOT, "scale=%d:%d:flags=bicubic,setsar=1", size.width(), size.height());
  }

  private static int even(double pixels) {
    return Math.max(2, (int) Math.floor(pixels / 2) * 2);
  }
}
