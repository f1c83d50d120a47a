package io.clipgen.media.whisper;

import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.media.voice.Pauses;
import java.util.ArrayList;
import java.util.List;

/// The stretches of a sound that are worth hearing: where somebody speaks, joined over short pauses
/// while they fit into one of Whisper's windows of 30 s, and divided in a pause where they go on
/// for minutes. They begin just before the first word: with more silence before it, the times of
/// its words would be too early; with less, its first word would be lost.
final class VoiceWindows {

  private static final long MARGIN_MS = 200;
  private static final long BREATH_MS = 400;
  private static final long PAUSE_MS = 2_000;
  private static final long WINDOW_MS = 29_000;
  private static final long LONGEST_MS = 300_000;

  private VoiceWindows() {}

  static List<Span> of(long durationMs, Signals signals) {
    var phrases = joined(signals.voices(), BREATH_MS, Long.MAX_VALUE);
    return joined(phrases, PAUSE_MS, WINDOW_MS).stream()
        .filter(voice -> voice.startMs() < durationMs)
        .map(
            voice ->
                Span.of(
                    Math.max(0, voice.startMs() - MARGIN_MS),
                    Math.min(durationMs, voice.endMs() + MARGIN_MS)))
        .flatMap(window -> Pauses.divided(window, LONGEST_MS, signals).stream())
        .toList();
  }

  private static List<Span> joined(List<Span> voices, long pauseMs, long longestMs) {
    var joined = new ArrayList<Span>();
    for (var next : voices) {
      var fits =
          !joined.isEmpty()
              && next.startMs() - joined.getLast().endMs() <= pauseMs
              && next.endMs() - joined.getLast().startMs() <= longestMs;
      if (fits) {
        joined.set(joined.size() - 1, Span.of(joined.getLast().startMs(), next.endMs()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }
}
