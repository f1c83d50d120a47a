package io.clipgen.media.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.clips.LengthRange;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import io.clipgen.domain.testing.SignalsBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WindowsTest {

  private static final Duration LENGTH = Duration.ofSeconds(20);
  private static final LengthRange LENGTHS = LengthRange.around(LENGTH);

  @Test
  void every_sentence_that_leaves_room_begins_a_window_with_its_first_word() {
    var talk = talk(24);

    var windows = windows(talk, List.of());

    for (var sentence : talk.sentences().subList(0, 18)) {
      assertThat(windows)
          .anyMatch(
              window ->
                  sentence.span().startMs() - window.startMs() <= 200
                      && sentence.span().startMs() >= window.startMs());
    }
    assertThat(windows).allMatch(LENGTHS::allows);
  }

  @Test
  void laughter_that_follows_a_sentence_is_not_cut_off() {
    var laughter = Span.of(40_100, 43_000);
    var words = new ArrayList<>(talk(10).words());
    words.add(new Word("Afterwards.", Span.of(50_000, 51_000), 1));

    var windows = windows(new Transcript("en", words), List.of(laughter));

    assertThat(windows)
        .anyMatch(
            window ->
                window.endMs() >= laughter.endMs() - 250
                    && window.startMs() > 20_000
                    && window.endMs() < 44_000);
  }

  private static List<Span> windows(Transcript transcript, List<Span> bursts) {
    var signals = SignalsBuilder.of(100_000).bursts(bursts).build();
    return Windows.of(transcript, signals, LENGTHS, LENGTH.toMillis());
  }

  /// So many sentences of five words, four seconds each.
  private static Transcript talk(int sentences) {
    var words = new ArrayList<Word>();
    for (int i = 0; i < sentences * 5; i++) {
      var start = i / 5 * 4_000L + i % 5 * 700L;
      words.add(
          new Word("word" + i + (i % 5 == 4 ? "." : ""), Span.of(start + 300, start + 900), 1));
    }
    return new Transcript("en", words);
  }
}
