package io.clipgen.application.clips.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/// What every analyst keeps.
public abstract class HighlightAnalystContract {

  private static final long DURATION_MS = 240_000;

  /// The analyst.
  protected abstract HighlightAnalyst analyst();

  @Test
  void twice_as_many_moments_as_wanted_are_proposed_and_each_is_explained() throws Exception {
    var request = ClipRequest.of(3, Duration.ofSeconds(15), AspectRatio.PORTRAIT);

    var moments = analyst().propose(talk(), Signals.none(DURATION_MS), request, Meter.NONE);

    assertThat(moments).hasSizeGreaterThanOrEqualTo(6);
    assertThat(moments)
        .allSatisfy(
            moment -> {
              assertThat(moment.span().endMs()).isLessThanOrEqualTo(DURATION_MS);
              assertThat(moment.title()).isNotBlank();
              assertThat(moment.reason()).isNotBlank();
              assertThat(moment.score().hook().why()).isNotBlank();
            });
  }

  @Test
  void three_clips_can_be_chosen_of_what_it_proposes() throws Exception {
    var request = ClipRequest.of(3, Duration.ofSeconds(15), AspectRatio.PORTRAIT);
    var signals = Signals.none(DURATION_MS);
    var moments = analyst().propose(talk(), signals, request, Meter.NONE);

    assertThat(Selection.choose(moments, talk(), signals, request).moments()).hasSize(3);
  }

  /// Four minutes of sentences of five words, one every five seconds.
  private static Transcript talk() {
    var words = new ArrayList<Word>();
    for (long at = 0, number = 0; at + 5_000 <= DURATION_MS; at += 5_000) {
      for (long i = 0; i < 5; i++, number++) {
        var start = at + 500 + i * 700;
        words.add(new Word("Word" + number + (i == 4 ? "." : ""), Span.of(start, start + 600), 1));
      }
    }
    return new Transcript("en", words);
  }
}
