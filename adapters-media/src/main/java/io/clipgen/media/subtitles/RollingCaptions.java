package io.clipgen.media.subtitles;

import java.util.ArrayList;
import java.util.List;

/// Captions that roll up, as YouTube's automatic ones do: each line is said once, but shown in two
/// cues, first as the new one and then above the next; and between two cues there may be one of
/// some milliseconds that only moves it up.
final class RollingCaptions {

  /// More lines of a cue are not compared.
  private static final int MOST_LINES = 4;

  private static final long TOO_SHORT_TO_SAY_MS = 50;
  private static final int FEWEST = 2;

  private RollingCaptions() {}

  /// The cues without the lines that are only shown again, where captions roll; else all as they
  /// are, for what is said twice is said twice.
  static List<Cue> once(List<Cue> cues) {
    if (!roll(cues)) {
      return cues;
    }
    var once = new ArrayList<Cue>();
    for (int i = 0; i < cues.size(); i++) {
      var cue = cues.get(i);
      var again = i == 0 ? 0 : again(cues.get(i - 1), cue);
      once.add(new Cue(cue.span(), cue.lines().subList(again, cue.lines().size())));
    }
    return once;
  }

  /// Whether at least every other cue begins with what the one before ended with, and brings
  /// something new or is too short to be said.
  private static boolean roll(List<Cue> cues) {
    int rolling = 0;
    for (int i = 1; i < cues.size(); i++) {
      var cue = cues.get(i);
      var again = again(cues.get(i - 1), cue);
      if (again > 0
          && (again < cue.lines().size() || cue.span().lengthMs() <= TOO_SHORT_TO_SAY_MS)) {
        rolling++;
      }
    }
    return rolling >= FEWEST && 2 * rolling >= cues.size() - 1;
  }

  /// How many lines a cue begins with that were the last ones of the cue before.
  private static int again(Cue before, Cue cue) {
    var last = before.lines();
    var first = cue.lines();
    for (int count = Math.min(MOST_LINES, Math.min(last.size(), first.size()));
        count > 0;
        count--) {
      if (plain(last.subList(last.size() - count, last.size()))
          .equals(plain(first.subList(0, count)))) {
        return count;
      }
    }
    return 0;
  }

  private static List<String> plain(List<String> lines) {
    return lines.stream().map(SubtitleReader::plain).toList();
  }
}
