package io.clipgen.media.offline;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SentenceMeaning;
import io.clipgen.application.clips.testing.HighlightAnalystContract;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Selection;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class OfflineAnalystTest extends HighlightAnalystContract {

  private static final String DULL = "and then it was there for them and so it was then";
  private static final String TELLING =
      "Why do you never ask? Because the secret is not luck, but love: you can change the world!";

  @Override
  protected HighlightAnalyst analyst() {
    return OfflineAnalysts.rules(SentenceMeaning.NONE);
  }

  @Test
  void the_weights_of_each_part_sum_to_twenty_five() {
    var sums =
        Arrays.stream(Feature.values())
            .filter(feature -> feature.weight() > 0)
            .collect(Collectors.groupingBy(Feature::part, Collectors.summingInt(Feature::weight)));

    assertThat(sums.values()).hasSize(4).containsOnly(25);
  }

  @Test
  void what_says_something_is_chosen_before_what_says_nothing() throws Exception {
    var words = new ArrayList<Word>();
    say(words, 0, DULL);
    say(words, 20_000, DULL);
    say(words, 40_000, TELLING);
    say(words, 60_000, DULL);
    var transcript = new Transcript("en", words);
    var signals = Signals.none(80_000);
    var request = ClipRequest.of(1, Duration.ofSeconds(15), AspectRatio.PORTRAIT);

    var chosen =
        Selection.choose(
                analyst().propose(transcript, signals, request, Meter.NONE),
                transcript,
                signals,
                request)
            .moments()
            .getFirst();

    assertThat(transcript.textWithin(chosen.span())).contains("the secret is not luck");
    assertThat(chosen.score().hook().why()).contains("opens with a question +6");
  }

  private static void say(ArrayList<Word> words, long fromMs, String text) {
    long at = fromMs;
    for (var word : text.split(" ")) {
      words.add(new Word(word, Span.of(at, at + 400), 1));
      at += 450;
    }
  }
}
