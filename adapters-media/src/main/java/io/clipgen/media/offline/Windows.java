package io.clipgen.media.offline;

import io.clipgen.domain.clips.Boundaries;
import io.clipgen.domain.clips.LengthRange;
import io.clipgen.domain.clips.Sentence;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The overlapping windows of a video that are judged. From every sentence: up to the ends of those
/// sentences that give about the length asked for, and up to the end of the laughter or applause
/// that follows one; also the one up to every sentence; and one from every few seconds, so that
/// stretches without speech are seen too.
final class Windows {

  private static final int PARTS = 4;
  private static final int ENDS = 3;
  private static final long REACTS_WITHIN_MS = 1_500;

  private final Boundaries boundaries;
  private final long durationMs;
  private final Set<Span> windows = new LinkedHashSet<>();

  private Windows(Boundaries boundaries, long durationMs) {
    this.boundaries = boundaries;
    this.durationMs = durationMs;
  }

  static List<Span> of(Transcript transcript, Signals signals, LengthRange lengths, long lengthMs) {
    var durationMs = signals.durationMs();
    var all = new Windows(Boundaries.of(transcript, signals, lengths), durationMs);
    var sentences = transcript.sentences();
    for (int i = 0; i < sentences.size(); i++) {
      var start = sentences.get(i).span().startMs();
      all.from(start, sentences.subList(i, sentences.size()), signals, lengths, lengthMs);
      all.add(start, start + lengthMs);
      all.add(sentences.get(i).span().endMs() - lengthMs, sentences.get(i).span().endMs());
    }
    for (long ms = 0; ms < durationMs; ms += Math.max(1_000, lengthMs / PARTS)) {
      all.add(ms, ms + lengthMs);
    }
    return List.copyOf(all.windows);
  }

  private void from(
      long start, List<Sentence> sentences, Signals signals, LengthRange lengths, long lengthMs) {
    sentences.stream()
        .map(sentence -> sentence.span().endMs())
        .takeWhile(end -> end - start <= lengths.longestMs())
        .filter(end -> end - start >= lengths.shortestMs())
        .sorted(Comparator.comparingLong(end -> Math.abs(end - start - lengthMs)))
        .limit(ENDS)
        .forEach(end -> add(start, end));
    signals.bursts().stream()
        .filter(burst -> burst.endMs() - start >= lengths.shortestMs())
        .filter(burst -> burst.endMs() - start <= lengths.longestMs())
        .filter(
            burst ->
                sentences.stream()
                    .takeWhile(sentence -> sentence.span().endMs() <= burst.endMs())
                    .anyMatch(
                        sentence -> burst.startMs() - sentence.span().endMs() < REACTS_WITHIN_MS))
        .forEach(burst -> add(start, burst.endMs()));
  }

  private void add(long fromMs, long toMs) {
    var lengthMs = toMs - fromMs;
    var start = Math.clamp(fromMs, 0, Math.max(0, durationMs - lengthMs));
    boundaries
        .fit(Span.of(start, start + lengthMs))
        .filter(window -> window.endMs() <= durationMs)
        .ifPresent(windows::add);
  }
}
