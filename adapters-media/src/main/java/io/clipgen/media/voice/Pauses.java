package io.clipgen.media.voice;

import io.clipgen.domain.clips.Curve;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Where nobody speaks: there a sound can be divided, and no word lasts into it.
public final class Pauses {

  /// A voice is noticed a moment late, and its end a moment early.
  private static final long UNSURE_MS = 100;

  private Pauses() {}

  /// The times at which certainly nobody speaks.
  ///
  /// @param durationMs how long the sound is
  public static List<Span> of(long durationMs, Signals signals) {
    return Span.outside(signals.voices(), durationMs).stream()
        .filter(pause -> pause.lengthMs() > 2 * UNSURE_MS)
        .map(
            pause ->
                Span.of(
                    pause.startMs() == 0 ? 0 : pause.startMs() + UNSURE_MS,
                    pause.endMs() == durationMs ? durationMs : pause.endMs() - UNSURE_MS))
        .toList();
  }

  /// Divides a span into parts that last no longer than `longestMs`: each in the longest pause of
  /// its last tenth, or where it is quietest there.
  public static List<Span> divided(Span span, long longestMs, Signals signals) {
    var parts = new ArrayList<Span>();
    var pauses = of(span.endMs(), signals);
    var from = span.startMs();
    while (span.endMs() - from > longestMs) {
      var search = Span.of(from + longestMs - longestMs / 10, from + longestMs);
      var to =
          pauses.stream()
              .filter(pause -> search.covers(pause))
              .max(Comparator.comparingLong(Span::lengthMs))
              .map(Span::middleMs)
              .orElseGet(() -> quietest(signals.energy(), search));
      parts.add(Span.of(from, to));
      from = to;
    }
    parts.add(Span.of(from, span.endMs()));
    return parts;
  }

  private static long quietest(Curve energy, Span search) {
    var best = search.endMs();
    var least = Float.MAX_VALUE;
    for (var ms = search.startMs();
        ms < search.endMs() && ms / Curve.STEP_MS < energy.size();
        ms += Curve.STEP_MS) {
      var level = energy.get((int) (ms / Curve.STEP_MS));
      if (level < least) {
        least = level;
        best = ms / Curve.STEP_MS * Curve.STEP_MS + Curve.STEP_MS / 2;
      }
    }
    return best;
  }
}
