package io.clipgen.media.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.testing.HighlightAnalystContract;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignalAnalystTest extends HighlightAnalystContract {

  @Override
  protected HighlightAnalyst analyst() {
    return OfflineAnalysts.signals();
  }

  @Test
  void what_is_said_does_not_change_a_score() throws Exception {
    var signals = Signals.none(60_000);
    var request = ClipRequest.of(1, Duration.ofSeconds(15), AspectRatio.PORTRAIT);
    var dull = new Transcript("en", List.of(new Word("Well.", Span.of(1_000, 2_000), 1)));
    var telling = new Transcript("en", List.of(new Word("Why?", Span.of(1_000, 2_000), 1)));

    var ofDull = analyst().propose(dull, signals, request, Meter.NONE);
    var ofTelling = analyst().propose(telling, signals, request, Meter.NONE);

    assertThat(ofDull.stream().map(Moment::score).toList())
        .isEqualTo(ofTelling.stream().map(Moment::score).toList());
  }
}
