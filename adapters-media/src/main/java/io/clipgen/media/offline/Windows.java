package io.clipgen.media.offline;

import io.clipgen.domain.clips.Boundaries;
import io.clipgen.domain.clips.LengthRange;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The overlapping windows of a video that are judged: one from every sentence, one up to every
/// sentence, and one from every few seconds, so that stretches without speech are seen too.
final class Windows {

  private static final int PARTS = 4;

  private Windows() {}

  static List<Span> of(Transcript transcript, Signals signals, LengthRange lengths, long lengthMs) {
    var boundaries = Boundaries.of(transcript, signals, lengths);
    Set<Span> windows = new LinkedHashSet<>();
    for (var sentence : transcript.sentences()) {
      add(windows, boundaries, sentence.span().startMs(), lengthMs, signals.durationMs());
      add(windows, boundaries, sentence.span().endMs() - lengthMs, lengthMs, signals.durationMs());
    }
    for (long ms = 0; ms < signals.durationMs(); ms += Math.max(1_000, lengthMs / PARTS)) {
      add(windows, boundaries, ms, lengthMs, signals.durationMs());
    }
    return List.copyOf(windows);
  }

  private static void add(
      Set<Span> windows, Boundaries boundaries, long startMs, long lengthMs, long durationMs) {
    var start = Math.clamp(startMs, 0, Math.max(0, durationMs - lengthMs));
    boundaries
        .fit(Span.of(start, start + lengthMs))
        .filter(window -> window.endMs() <= durationMs)
        .ifPresent(windows::add);
  }
}
