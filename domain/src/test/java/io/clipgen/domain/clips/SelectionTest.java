package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SelectionTest {

  @Test
  void five_clips_of_half_a_minute_do_not_fit_into_one_minute_and_the_answer_says_so() {
    var request = ClipRequest.of(5, Duration.ofSeconds(30), AspectRatio.PORTRAIT);

    var selection =
        Selection.choose(
            everyFiveSeconds(60, 30), Transcript.SILENT, Signals.none(60_000), request);

    assertThat(selection.moments()).hasSize(2);
    assertThat(selection.shortfalls())
        .singleElement()
        .asString()
        .isEqualTo(
            "2 clips instead of 5: a video of 60 s has room for no more clips of 30 s (24 to 33 s)"
                + " that do not overlap.");
  }

  @Test
  void a_video_shorter_than_a_clip_gives_none_and_says_what_to_ask_for() {
    var request = ClipRequest.of(1, Duration.ofSeconds(30), AspectRatio.PORTRAIT);

    var selection =
        Selection.choose(
            everyFiveSeconds(10, 30), Transcript.SILENT, Signals.none(10_000), request);

    assertThat(selection.moments()).isEmpty();
    assertThat(selection.shortfalls())
        .containsExactly(
            "The video is 10 s long, too short for a clip of 30 s: ask for a shorter length.");
  }

  @Test
  void three_lesser_clips_are_taken_rather_than_one_better_one_in_their_way() {
    var request = ClipRequest.of(2, Duration.ofSeconds(20), AspectRatio.PORTRAIT);
    var moments = List.of(moment(10, 30, 25), moment(0, 20, 10), moment(20, 40, 10));

    var selection = Selection.choose(moments, Transcript.SILENT, Signals.none(40_000), request);

    assertThat(selection.moments())
        .extracting(Moment::span)
        .containsExactly(Span.of(0, 20_000), Span.of(20_000, 40_000));
  }

  @Test
  void what_is_said_twice_makes_one_clip() {
    var words = new ArrayList<Word>();
    for (var start : List.of(0, 30_000)) {
      for (int i = 0; i < 16; i++) {
        words.add(
            new Word(
                "word" + i + (i == 15 ? "." : ""),
                Span.of(start + i * 1_000, start + i * 1_000 + 900),
                1));
      }
    }
    var request = ClipRequest.of(2, Duration.ofSeconds(16), AspectRatio.SQUARE);

    var selection =
        Selection.choose(
            List.of(moment(0, 16, 20), moment(30, 46, 10)),
            new Transcript("en", words),
            Signals.none(60_000),
            request);

    assertThat(selection.moments()).hasSize(1);
    assertThat(selection.shortfalls()).singleElement().asString().contains("repeat");
  }

  @Test
  void the_best_moment_is_not_given_up_for_two_lesser_ones_beside_it() {
    var request = ClipRequest.of(2, Duration.ofSeconds(20), AspectRatio.PORTRAIT);
    var moments =
        List.of(moment(20, 40, 20), moment(10, 30, 18), moment(30, 50, 18), moment(60, 80, 5));

    var selection = Selection.choose(moments, Transcript.SILENT, Signals.none(90_000), request);

    assertThat(selection.moments())
        .extracting(Moment::span)
        .containsExactly(Span.of(20_000, 40_000), Span.of(60_000, 80_000));
  }

  @Test
  void what_speaks_of_something_else_is_taken_before_what_repeats_the_subject_of_a_better_one() {
    var request = ClipRequest.of(2, Duration.ofSeconds(20), AspectRatio.PORTRAIT);
    float[] dogs = {1, 0};
    float[] taxes = {0, 1};
    var meaning = MeaningTest.talk(dogs, dogs, dogs, dogs, taxes, taxes);
    var moments = List.of(moment(0, 20, 20), moment(20, 40, 15), moment(40, 60, 14));

    assertThat(choice(moments, request, meaning).moments())
        .extracting(Moment::span)
        .containsExactly(Span.of(0, 20_000), Span.of(40_000, 60_000));
    assertThat(choice(moments, request, Meaning.UNKNOWN).moments())
        .extracting(Moment::span)
        .containsExactly(Span.of(0, 20_000), Span.of(20_000, 40_000));
  }

  private static Selection choice(List<Moment> moments, ClipRequest request, Meaning meaning) {
    return Selection.choose(moments, Transcript.SILENT, Signals.none(60_000), request, meaning);
  }

  private static List<Moment> everyFiveSeconds(int seconds, int length) {
    var moments = new ArrayList<Moment>();
    for (int start = 0; start < seconds; start += 5) {
      moments.add(moment(start, start + length, 10));
    }
    return moments;
  }

  private static Moment moment(int fromSecond, int toSecond, int points) {
    var part = new Score.Part(points, "because");
    return new Moment(
        Span.of(fromSecond * 1_000L, toSecond * 1_000L),
        "title",
        "hook",
        "reason",
        Category.SURPRISING,
        new Score(part, part, part, part, List.of()));
  }
}
