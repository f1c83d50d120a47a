package io.clipgen.media.offline;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Judges every window of a video by rules.
final class OfflineAnalyst implements HighlightAnalyst {

  private final SentenceMeaning meaning;
  private final Predicate<Feature> used;

  OfflineAnalyst(SentenceMeaning meaning) {
    this(meaning, feature -> true);
  }

  /// @param used the rules that count: to see what becomes of a choice without some
  OfflineAnalyst(SentenceMeaning meaning, Predicate<Feature> used) {
    this.meaning = meaning;
    this.used = used;
  }

  @Override
  public List<Moment> propose(
      Transcript transcript, Signals signals, ClipRequest request, Meter meter)
      throws InterruptedException {
    var windows =
        Windows.of(transcript, signals, request.lengths(), request.momentLength().toMillis());
    var judge = new Judge(transcript, signals, MeaningRules.of(transcript, meaning), used);
    var moments = new ArrayList<Moment>(windows.size());
    for (int i = 0; i < windows.size(); i++) {
      moments.add(judge.judge(windows.get(i)));
      if (i % 50 == 0) {
        meter.reached((double) i / windows.size());
      }
    }
    return moments;
  }

  @Override
  public String description() {
    return "offline rules over words and signals, " + meaning.description();
  }
}
