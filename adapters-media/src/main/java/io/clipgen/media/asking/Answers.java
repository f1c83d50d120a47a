package io.clipgen.media.asking;

import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a model answered about the passages of a video, one after the other, and which it has not
/// answered about.
final class Answers {

  private final List<Moment> moments = new ArrayList<>();
  private final List<Run> runs = new ArrayList<>();
  private Optional<String> failure = Optional.empty();
  private int failuresInARow;
  private boolean missing;

  /// How far into the video the last answer reaches.
  private long answeredMs;

  /// Passages that are missed one after the other. Passages overlap: what of these lies in their
  /// neighbours was looked at, and that may be all of it.
  private record Run(long fromMs, long toMs) {}

  void answered(Span passage, List<Moment> found) {
    moments.addAll(found);
    failuresInARow = 0;
    answeredMs = Math.max(answeredMs, passage.endMs());
    if (missing) {
      var last = runs.removeLast();
      runs.add(new Run(last.fromMs, Math.min(last.toMs, passage.startMs())));
      missing = false;
    }
  }

  /// @param sentence why there is no answer about it
  void failed(Span passage, String sentence) {
    failure = failure.or(() -> Optional.of(sentence));
    failuresInARow++;
    notAsked(passage);
  }

  void notAsked(Span passage) {
    var fromMs = missing ? runs.removeLast().fromMs : Math.max(passage.startMs(), answeredMs);
    runs.add(new Run(fromMs, passage.endMs()));
    missing = true;
  }

  /// In the order of the answers.
  List<Moment> moments() {
    return List.copyOf(moments);
  }

  /// Which parts of the video no answer is about.
  List<Span> missed() {
    return runs.stream()
        .filter(run -> run.toMs > run.fromMs)
        .map(run -> Span.of(run.fromMs, run.toMs))
        .toList();
  }

  /// Whether no answer is about that time.
  boolean missed(long ms) {
    return missed().stream().anyMatch(span -> span.contains(ms));
  }

  /// Why the first that is missed was not answered.
  Optional<String> failure() {
    return failure;
  }

  int failuresInARow() {
    return failuresInARow;
  }
}
