package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.Cut;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Which frames a plan's times mean. A time means the frame of the source that is nearest to it:
/// what was measured in milliseconds lies just before a frame or just after it, and frames are at
/// whole milliseconds in few videos only. They are counted from the first one, which need not be
/// shown at the file's start.
///
/// So a moment is read from half a frame before its start, or earlier ([#readMs]), its first frame
/// is brought to time 0 ([#align]), and from there frames are counted.
final class FrameGrid {

  /// Where the source does not say what its rate is.
  private static final double USUAL = 30;

  /// Pictures of slow videos are far apart: those are not moved, sound would not be with them.
  private static final double LONGEST_HALF_MS = 50;

  /// Rates that are less apart, as a share, are the same.
  private static final double NEAR = 1e-5;

  private final MediaInfo source;
  private final Span span;
  private final boolean whole;
  private final double rate;

  private FrameGrid(MediaInfo source, Cut cut, double rate) {
    this.source = source;
    this.span = cut.span();
    this.whole = cut.isWhole();
    this.rate = rate;
  }

  static FrameGrid of(RenderPlan plan) {
    var rate = plan.source().picture().framesPerSecond();
    return new FrameGrid(plan.source(), plan.cut(), rate >= 1 && rate <= 240 ? exact(rate) : USUAL);
  }

  /// The rate that is meant: averages are off by a little, and those of television are fractions.
  private static double exact(double rate) {
    var whole = Math.rint(rate);
    var fraction = Math.rint(rate * 1.001) / 1.001;
    if (Math.abs(rate - whole) < whole * NEAR) {
      return whole;
    }
    return Math.abs(rate - fraction) < fraction * NEAR ? fraction : rate;
  }

  /// Whether the source's rate is one that cameras have: of others, pictures need not be evenly far
  /// apart.
  boolean isSteady() {
    return !rate().contains(".");
  }

  /// Frames a second, as FFmpeg reads them.
  String rate() {
    var whole = Math.rint(rate);
    if (rate == whole) {
      return Long.toString((long) whole);
    }
    var above = Math.rint(rate * 1.001);
    return rate == above / 1.001
        ? Math.round(above) * 1000 + "/1001"
        : String.format(Locale.ROOT, "%.5f", rate);
  }

  private double halfMs() {
    return Math.min(500 / rate, LONGEST_HALF_MS);
  }

  /// How long before the moment's start its first frame may be.
  private double leadMs() {
    return Math.min((double) span.startMs(), halfMs());
  }

  /// What is read of the source. Where something is left out, the frame that is nearest to the
  /// clip's last may be the one at the moment's end: one more is read then.
  Excerpt excerpt() {
    return new Excerpt(source, span.startMs() - leadMs(), span.endMs() + (whole ? 0 : halfMs()));
  }

  /// How long before the moment's start the source is read.
  double readMs() {
    return excerpt().runUpMs() + leadMs();
  }

  /// Filters for the source's picture as it is read: the moment's frames, the first at time 0;
  /// where it comes later because none is shown before, it stays where it is.
  String align() {
    return excerpt().picture()
        + "trim=end="
        + seconds(leadMs() + span.lengthMs() + (whole ? -halfMs() : halfMs()))
        + ",setpts='PTS-if(lt(STARTT,"
        + seconds(leadMs() + halfMs())
        + "),STARTPTS,"
        + seconds(leadMs())
        + "/TB)'";
  }

  /// Filters for aligned pictures: one for each frame of the clip's rate, so that they can be
  /// counted.
  String counted() {
    return "fps=" + rate() + ":start_time=0";
  }

  /// How many frames of the moment are before a time.
  ///
  /// @param spanMs in span time
  long frame(long spanMs) {
    return nearest(span.startMs() + spanMs) - nearest(span.startMs());
  }

  /// Which frame of the source is nearest to a time of it.
  private long nearest(long ms) {
    return Math.round((ms - source.picture().startMs()) * rate / 1000);
  }

  /// How many frames are shown in so much of the clip.
  long count(long clipMs) {
    return Math.round(clipMs * rate / 1000);
  }

  /// How many frames a second has, at least.
  long second() {
    return (long) Math.ceil(rate);
  }

  /// Between the last frame before a time and the first after it, in seconds of span time.
  String before(long spanMs) {
    return seconds(Math.max(0, (frame(spanMs) - 0.5) * 1000 / rate));
  }

  /// The frames that stay, from the first of each kept part up to the last, both included. Each
  /// frame of the clip is the source's that is nearest to its time, however many cuts are before
  /// it.
  List<Frames> kept(Cut cut) {
    var kept = new ArrayList<Frames>();
    long clipMs = 0;
    for (var part : cut.kept()) {
      var gone = frame(part.startMs() - clipMs);
      var from = Math.round(clipMs * rate / 1000) + gone;
      clipMs += part.lengthMs();
      kept.add(new Frames(from, Math.round(clipMs * rate / 1000) + gone - 1));
    }
    return kept;
  }

  /// Frames of the moment, both included.
  record Frames(long first, long last) {}

  private static String seconds(double ms) {
    return String.format(Locale.ROOT, "%.6f", ms / 1000);
  }
}
