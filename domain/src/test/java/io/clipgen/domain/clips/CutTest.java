package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CutTest {

  private static final Span SPAN = Span.of(10_000, 18_000);

  @Test
  void a_long_silence_is_shortened_to_a_breath_on_either_side() {
    var cut =
        cut(
            Tightening.SILENCES,
            List.of(Span.of(12_000, 14_000)),
            word("One.", 11_000, 12_000),
            word("Two.", 14_000, 15_000));

    assertThat(cut.kept()).containsExactly(Span.of(0, 2_120), Span.of(3_880, 8_000));
    assertThat(cut.lengthMs()).isEqualTo(6_240);
    assertThat(cut.toClip(3_000)).isEqualTo(2_120);
    assertThat(cut.toSpan(2_120)).isEqualTo(3_880);
  }

  @Test
  void what_comes_after_it_is_said_sooner() {
    var two = word("Two.", 14_000, 15_000);
    var cut =
        cut(
            Tightening.SILENCES,
            List.of(Span.of(12_000, 14_000)),
            word("One.", 11_000, 12_000),
            two);

    var said = cut.said(new Transcript("en", List.of(two)));

    assertThat(said.words()).containsExactly(word("Two.", 2_240, 3_240));
  }

  @Test
  void a_short_silence_and_music_between_words_stay() {
    var words = new Word[] {word("One.", 11_000, 12_000), word("Two.", 14_000, 15_000)};

    assertThat(cut(Tightening.ALL, List.of(Span.of(12_000, 12_550)), words).isWhole()).isTrue();
    assertThat(cut(Tightening.ALL, List.of(), words).isWhole()).isTrue();
  }

  @Test
  void a_filler_goes_with_the_silence_around_it_in_one_jump() {
    var cut =
        cut(
            Tightening.ALL,
            List.of(Span.of(12_000, 13_000), Span.of(13_300, 14_000)),
            word("So,", 11_000, 12_000),
            word("ummm,", 13_000, 13_300),
            word("yes.", 14_000, 15_000));

    assertThat(cut.kept()).containsExactly(Span.of(0, 2_120), Span.of(3_880, 8_000));
  }

  @Test
  void a_clip_that_would_become_too_short_keeps_the_shorter_silences() {
    var silences = List.of(Span.of(11_000, 12_000), Span.of(13_000, 15_000));
    var transcript =
        new Transcript(
            "en",
            List.of(
                word("One.", 10_100, 11_000),
                word("Two.", 12_000, 13_000),
                word("Three.", 15_000, 17_900)));

    var cut = Cut.of(SPAN, transcript, silences, Tightening.ALL, 6_100);

    assertThat(cut.kept()).containsExactly(Span.of(0, 3_120), Span.of(4_880, 8_000));
    assertThat(Cut.of(SPAN, transcript, silences, Tightening.ALL, 7_000).lengthMs())
        .isEqualTo(7_000);
  }

  @ParameterizedTest
  @CsvSource({"8000, 8000", "11000, 8000", "7999, 6399", "11001, 8800", "40000, 32000"})
  void how_short_a_span_may_become_its_order_says_as_long_as_it_is_what_was_ordered(
      long lengthMs, long shortestMs) {
    var request = ClipRequest.of(1, Duration.ofSeconds(10), AspectRatio.PORTRAIT);
    assertThat(request.shortestMs(Span.of(5_000, 5_000 + lengthMs))).isEqualTo(shortestMs);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en | I um think so | um",
        "en | Well, you know, it works | you know,",
        "en | Do you know him | ''",
        "en | It was, like, huge | like,",
        "en | I like it | ''",
        "de | Das ist ähm gut, und er geht um das Haus | ähm",
        "fr | Je euh suis là | euh",
        "und | uh yes um | uh",
        "ja | えーと はい | えーと"
      })
  void fillers_are_those_of_the_language(String language, String text, String fillers) {
    var words = new ArrayList<Word>();
    for (var each : text.split(" ")) {
      words.add(word(each, words.size() * 300L, words.size() * 300L + 300));
    }

    assertThat(String.join(" ", Fillers.among(words, language).stream().map(Word::text).toList()))
        .isEqualTo(fillers);
  }

  @Test
  void a_title_is_the_hook_for_two_and_a_half_seconds_at_most() {
    var moment =
        new Moment(
            SPAN,
            "A title",
            "Wait for it",
            "",
            Category.SURPRISING,
            new Score(part(), part(), part(), part(), List.of()));
    assertThat(HookTitle.of(moment, 8_000))
        .contains(new HookTitle("Wait for it", Span.of(0, 2_500)));
    assertThat(HookTitle.of(moment, 3_000).orElseThrow().span()).isEqualTo(Span.of(0, 1_500));
    var long1 = new Moment(SPAN, "", "word ".repeat(60), "", moment.category(), moment.score());
    assertThat(HookTitle.of(long1, 8_000).orElseThrow().text()).hasSizeLessThan(81).endsWith("d…");
    assertThat(HookTitle.of(new Moment(SPAN, "", " ", "", moment.category(), moment.score()), 9))
        .isEqualTo(Optional.empty());
  }

  private static Score.Part part() {
    return new Score.Part(1, "");
  }

  private static Cut cut(Tightening tightening, List<Span> silences, Word... words) {
    return Cut.of(SPAN, new Transcript("en", List.of(words)), silences, tightening, 3_000);
  }

  private static Word word(String text, long startMs, long endMs) {
    return new Word(text, Span.of(startMs, endMs), 1);
  }
}
