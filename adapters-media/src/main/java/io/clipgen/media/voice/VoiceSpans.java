package io.clipgen.media.voice;

import io.clipgen.domain.clips.Span;
import java.util.ArrayList;
import java.util.List;

/// From likelihoods to spans. A voice begins where it is likely, and ends where it has been
/// unlikely for a moment; what is too short for a word is none.
final class VoiceSpans {

  private static final float LIKELY = 0.5f;
  private static final float UNLIKELY = 0.35f;
  private static final long PAUSE_MS = 100;
  private static final long WORD_MS = 100;

  private final long stepMs;
  private final List<Span> spans = new ArrayList<>();
  private long heardMs;
  private long sinceMs = -1;
  private long pausedMs = -1;

  VoiceSpans(long stepMs) {
    this.stepMs = stepMs;
  }

  void add(float likelihood) {
    if (likelihood >= LIKELY) {
      sinceMs = sinceMs < 0 ? heardMs : sinceMs;
      pausedMs = -1;
    } else if (sinceMs >= 0 && likelihood < UNLIKELY) {
      pausedMs = pausedMs < 0 ? heardMs : pausedMs;
      if (heardMs + stepMs - pausedMs >= PAUSE_MS) {
        end(pausedMs);
      }
    }
    heardMs += stepMs;
  }

  /// All of them, in a sound that is so long.
  List<Span> within(long durationMs) {
    if (sinceMs >= 0) {
      end(pausedMs < 0 ? heardMs : pausedMs);
    }
    return spans.stream()
        .filter(span -> span.startMs() < durationMs)
        .map(span -> Span.of(span.startMs(), Math.min(durationMs, span.endMs())))
        .toList();
  }

  private void end(long atMs) {
    if (atMs - sinceMs >= WORD_MS) {
      spans.add(Span.of(sinceMs, atMs));
    }
    sinceMs = -1;
    pausedMs = -1;
  }
}
