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

/// Judges every window of a video by what is seen and heard in it and never by what is said: for
/// sports, music and games, and for languages that the rules over words do not know. Words still
/// bound the windows, so that none is cut.
final class SignalAnalyst implements HighlightAnalyst {

  @Override
  public List<Moment> propose(
      Transcript transcript, Signals signals, ClipRequest request, Meter meter)
      throws InterruptedException {
    var windows =
        Windows.of(transcript, signals, request.lengths(), request.momentLength().toMillis());
    var judge =
        new Judge(
            Transcript.SILENT,
            signals,
            MeaningRules.of(Transcript.SILENT, SentenceMeaning.NONE),
            feature -> true);
    var moments = new ArrayList<Moment>(windows.size());
    for (var window : windows) {
      moments.add(judge.judge(window));
    }
    meter.reached(1);
    return moments;
  }

  @Override
  public String description() {
    return "offline rules over signals alone";
  }
}
