package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Levelling;
import io.clipgen.domain.clips.RenderPlan;
import java.util.Locale;

/// The part of FFmpeg's filter graph that makes the clip's sound: cut, brought to its loudness, and
/// faded in and out within a moment.
final class SoundGraph {

  private SoundGraph() {}

  /// From the first input's sound to the label `a`.
  static String of(RenderPlan plan, Levelling levelling) {
    return cut(plan)
        + level(levelling)
        + ",afade=t=in:d=0.03,afade=t=out:st="
        + FfprobeProber.seconds(Math.max(0, plan.cut().lengthMs() - 50))
        + ":d=0.05"
        + CardGraph.sound(plan)
        + ",apad=whole_dur="
        + FfprobeProber.seconds(plan.lengthMs())
        + "[a]";
  }

  /// From the first input's sound to what `ebur128` finds in it, as text on standard output.
  static String measuring(RenderPlan plan) {
    return cut(plan) + "," + LoudnessSummary.FILTERS + "[a]";
  }

  private static String cut(RenderPlan plan) {
    // The picture needs some more of the source; what is heard begins with the moment.
    return String.format(
            Locale.ROOT,
            "[0:a:0]atrim=start=%1$.6f,asetpts=PTS-%1$.6f/TB,",
            FrameGrid.of(plan).readMs() / 1000)
        + "aresample=48000:async=1:first_pts=0,aformat=channel_layouts=stereo"
        + CutGraph.sound(plan);
  }

  private static String level(Levelling levelling) {
    if (levelling.equals(Levelling.NONE)) {
      return "";
    }
    var gain = String.format(Locale.ROOT, ",volume=%.2fdB", levelling.gainDb());
    // At four times the rate, what lies between two samples is held down too.
    return levelling.limited()
        ? gain
            + String.format(
                Locale.ROOT,
                ",aresample=192000,alimiter=level=disabled:limit=%.4f:attack=5:release=60,aresample=48000",
                Math.pow(10, Levelling.CEILING / 20))
        : gain;
  }
}
