package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.RenderPlan;

/// The part of FFmpeg's filter graph that makes room for a plan's cards: pictures before the
/// moment's own and after them, for the cards to lie upon, and silence in their sound. From here on
/// times are the finished clip's.
final class CardGraph {

  private CardGraph() {}

  /// Filters for the moment's pictures, to follow others; nothing if there are no cards. Their
  /// number is brought to what the plan says, so that a card begins with the very next frame.
  static String picture(RenderPlan plan) {
    if (plan.treatment().cards().lengthMs() == 0) {
      return "";
    }
    var grid = FrameGrid.of(plan);
    var frames = Frames.of(plan);
    return ","
        + grid.counted()
        + ",tpad=start="
        + frames.before
        + ":start_mode=clone:stop="
        + (frames.after + grid.second())
        + ":stop_mode=clone,trim=end_frame="
        + (frames.before + frames.own + frames.after);
  }

  /// When the card before the clip is shown, as FFmpeg's condition.
  static String intro(RenderPlan plan) {
    return "lt(n," + Frames.of(plan).before + ")";
  }

  /// When the card after the clip is shown, as FFmpeg's condition.
  static String outro(RenderPlan plan) {
    var frames = Frames.of(plan);
    return "gte(n," + (frames.before + frames.own) + ")";
  }

  /// Filters for the moment's sound, to follow others.
  static String sound(RenderPlan plan) {
    var before = plan.treatment().cards().beforeMs();
    return before == 0 ? "" : ",adelay=delays=" + before + ":all=1";
  }

  /// How many frames are shown of what.
  private record Frames(long before, long own, long after) {

    static Frames of(RenderPlan plan) {
      var grid = FrameGrid.of(plan);
      var before = grid.count(plan.shown().startMs());
      var own = grid.count(plan.shown().endMs()) - before;
      return new Frames(before, own, grid.count(plan.lengthMs()) - before - own);
    }
  }
}
