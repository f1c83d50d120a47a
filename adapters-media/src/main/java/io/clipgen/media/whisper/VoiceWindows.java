package io.clipgen.media.whisper;

import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import java.util.ArrayList;
import java.util.List;

/// The stretches of a sound that are worth hearing: between silences, joined over short pauses
/// while they fit into one of Whisper's windows of 30 s, and divided at their quietest place where
/// they go on for minutes. Words in a window that begins with silence would get times that are too
/// early.
final class VoiceWindows {

  private static final long MARGIN_MS = 200;
  private static final long PAUSE_MS = 2_000;
  private static final long WINDOW_MS = 29_000;
  private static final long LONGEST_MS = 300_000;
  private static final long SEARCH_MS = 30_000;

  private VoiceWindows() {}

  static List<Span> of(long durationMs, Signals signals) {
    var windows =
        joined(voiced(durationMs, signals)).stream()
            .map(
                voice ->
                    Span.of(
                        Math.max(0, voice.startMs() - MARGIN_MS),
                        Math.min(durationMs, voice.endMs() + MARGIN_MS)))
            .toList();
    return divided(windows, signals.energy());
  }

  private static List<Span> voiced(long durationMs, Signals signals) {
    var voiced = new ArrayList<Span>();
    long from = 0;
    for (var silence : signals.silences()) {
      add(voiced, from, Math.min(durationMs, silence.startMs()));
      from = silence.endMs();
    }
    add(voiced, from, durationMs);
    return voiced;
  }

  private static void add(List<Span> voiced, long from, long to) {
    if (to > from) {
      voiced.add(Span.of(from, to));
    }
  }

  private static List<Span> joined(List<Span> voiced) {
    var joined = new ArrayList<Span>();
    for (var next : voiced) {
      var fits =
          !joined.isEmpty()
              && next.startMs() - joined.getLast().endMs() <= PAUSE_MS
              && next.endMs() - joined.getLast().startMs() <= WINDOW_MS;
      if (fits) {
        joined.set(joined.size() - 1, Span.of(joined.getLast().startMs(), next.endMs()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private static List<Span> divided(List<Span> windows, Curve energy) {
    var divided = new ArrayList<Span>();
    for (var window : windows) {
      var from = window.startMs();
      while (window.endMs() - from > LONGEST_MS) {
        var to = quietest(energy, from + LONGEST_MS - SEARCH_MS, from + LONGEST_MS);
        divided.add(Span.of(from, to));
        from = to;
      }
      divided.add(Span.of(from, window.endMs()));
    }
    return divided;
  }

  private static long quietest(Curve energy, long fromMs, long toMs) {
    var best = toMs;
    var least = Float.MAX_VALUE;
    for (var ms = fromMs; ms < toMs && ms / Curve.STEP_MS < energy.size(); ms += Curve.STEP_MS) {
      var level = energy.get((int) (ms / Curve.STEP_MS));
      if (level < least) {
        least = level;
        best = ms + Curve.STEP_MS / 2;
      }
    }
    return best;
  }
}
