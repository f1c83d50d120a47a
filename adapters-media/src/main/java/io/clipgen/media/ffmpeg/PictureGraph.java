package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.RenderPlan;
import java.util.Locale;

/// The part of FFmpeg's filter graph that brings the source's picture into the clip's shape: from
/// the first input to a picture of the clip's size with square pixels. Made of our own numbers only.
final class PictureGraph {

  private static final int BLUR_PART = 4;

  private PictureGraph() {}

  /// The filters; they begin at the first input's picture, and their result has no label yet.
  static String of(RenderPlan plan) {
    return switch (plan.treatment().framing()) {
      case CENTER_CROP -> centerCrop(plan);
      case BLUR_FILL -> blurFill(plan);
    };
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
