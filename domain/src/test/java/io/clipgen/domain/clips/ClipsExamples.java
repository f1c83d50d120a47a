package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clipgen.domain.testing.SignalsBuilder;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClipsExamples {

  private static final Transcript TALK =
      new Transcript(
          "en",
          List.of(
              word("Wait", 1_000, 1_300),
              word("there.", 1_400, 2_000),
              word("Why", 2_600, 2_900),
              word("now?", 3_000, 3_500)));

  @Test
  void a_clip_begins_just_before_its_first_word_and_ends_just_after_its_last() {
    var boundaries = Boundaries.of(TALK, Signals.none(4_000), new LengthRange(1_000, 3_000));

    assertThat(boundaries.fit(Span.of(1_100, 3_400))).contains(Span.of(800, 3_750));
  }

  @Test
  void a_short_pause_is_shared_by_the_clips_on_its_sides() {
    var boundaries = Boundaries.of(TALK, Signals.none(4_000), new LengthRange(500, 1_500));

    assertThat(boundaries.fit(Span.of(900, 2_100))).contains(Span.of(800, 2_300));
    assertThat(boundaries.fit(Span.of(2_500, 3_400))).contains(Span.of(2_400, 3_750));
  }

  @Test
  void where_nobody_speaks_a_clip_begins_on_a_scene_cut() {
    var signals = SignalsBuilder.of(60_000).cuts(List.of(20_300L, 40_100L)).build();
    var boundaries =
        Boundaries.of(Transcript.SILENT, signals, LengthRange.around(Duration.ofSeconds(20)));

    assertThat(boundaries.fit(Span.of(20_000, 40_000))).contains(Span.of(20_300, 40_100));
  }

  @Test
  void until_somebody_listens_voices_may_be_wherever_it_is_not_silent() {
    var silences = List.of(Span.of(0, 500), Span.of(700, 900), Span.of(950, 1_200));

    assertThat(Span.outside(silences, 1_000)).containsExactly(Span.of(500, 700), Span.of(900, 950));
    assertThat(Signals.none(1_000).voiceShare(Span.of(200, 400))).isEqualTo(1);
    assertThat(Signals.none(1_000).withVoices(List.of(Span.of(0, 100))).voiceShare(Span.of(0, 200)))
        .isEqualTo(0.5);
  }

  @Test
  void a_title_before_a_name_ends_no_sentence() {
    assertThat(word("Mr.", 0, 1).endsSentence()).isFalse();
    assertThat(word("J.", 0, 1).endsSentence()).isFalse();
    assertThat(word("done.", 0, 1).endsSentence()).isTrue();
    assertThat(word("really?”", 0, 1).endsSentence()).isTrue();
  }

  @Test
  void a_pause_ends_a_sentence_that_nobody_marked() {
    var transcript = new Transcript("en", List.of(word("one", 0, 500), word("two", 1_500, 2_000)));

    assertThat(transcript.sentences()).extracting(Sentence::text).containsExactly("one", "two");
  }

  @Test
  void words_that_overlap_are_brought_into_order() {
    var transcript = Transcript.of("en", List.of(word("second", 400, 900), word("first", 0, 500)));

    assertThat(transcript.words()).containsExactly(word("first", 0, 400), word("second", 400, 900));
  }

  @Test
  void a_score_is_the_sum_of_its_parts_and_a_bounded_lift() {
    var part = new Score.Part(25, "");
    var lift = new Score.Lift("energy", 8, "");

    assertThat(new Score(part, part, part, part, List.of(lift)).total()).isEqualTo(100);
    var half = new Score.Part(10, "");
    var score = new Score(half, half, half, half, List.of(lift, lift));
    assertThat(score.lift()).isEqualTo(10);
    assertThat(score.total()).isEqualTo(50);
    assertThatIllegalArgumentException().isThrownBy(() -> new Score.Part(26, ""));
    assertThat(Score.Part.clamped(9_999, "model").points()).isEqualTo(25);
  }

  @Test
  void a_length_within_the_rule_stays_within_it() {
    assertThat(LengthRange.around(Duration.ofSeconds(15)))
        .isEqualTo(new LengthRange(15_000, 16_500));
    assertThat(LengthRange.around(Duration.ofSeconds(60)))
        .isEqualTo(new LengthRange(48_000, 60_000));
    assertThat(LengthRange.around(Duration.ofSeconds(5))).isEqualTo(new LengthRange(4_000, 5_500));
  }

  @Test
  void a_clip_is_never_larger_than_its_source() {
    var request = ClipRequest.of(1, Duration.ofSeconds(15), AspectRatio.PORTRAIT);

    assertThat(
            RenderPlan.of(source(1280, 720), Span.of(0, 15_000), request, Transcript.SILENT).size())
        .isEqualTo(new FrameSize(720, 1280));
    assertThat(
            RenderPlan.of(source(3840, 2160), Span.of(0, 15_000), request, Transcript.SILENT)
                .size())
        .isEqualTo(new FrameSize(1080, 1920));
  }

  @Test
  void a_rendered_file_is_held_against_its_plan() {
    var plan =
        RenderPlan.of(
            source(1280, 720),
            Span.of(0, 15_000),
            ClipRequest.of(1, Duration.ofSeconds(15), AspectRatio.SQUARE),
            Transcript.SILENT);

    assertThat(plan.fault(file(15_040, 720, 720))).isEmpty();
    assertThat(plan.fault(file(12_000, 720, 720)))
        .contains("it is 12000 ms long instead of 15000.");
    assertThat(plan.fault(file(15_000, 360, 360))).isPresent();
  }

  @Test
  void captions_are_written_as_srt_and_vtt() {
    var captions = Captions.of(TALK, Span.of(800, 3_750));

    assertThat(captions.toSrt())
        .isEqualTo(
            """
            1
            00:00:00,200 --> 00:00:01,500
            Wait there.

            2
            00:00:01,800 --> 00:00:02,950
            Why now?

            """);
    assertThat(captions.toVtt())
        .startsWith("WEBVTT\n\n00:00:00.200 --> 00:00:01.500\nWait there.\n");
    assertThat(new Captions(List.of(new Captions.Cue(Span.of(0, 1), "a <b> & c"))).toVtt())
        .contains("a &lt;b&gt; &amp; c");
  }

  @Test
  void a_source_that_cannot_be_used_is_told_why() {
    var rules = SourceRules.DEFAULT;

    assertThat(rules.refusal(file(60_000, 1280, 720))).isEmpty();
    assertThat(rules.refusal(file(1_500, 1280, 720)))
        .contains("The video is 1.5 s long; at least 3 s are needed to make a clip.");
    assertThat(rules.refusal(file(60_000, 64, 64))).isPresent();
    assertThat(
            rules.refusal(new MediaInfo("mp3", 60_000, 1, Optional.empty(), source(2, 2).audio())))
        .contains("This file has sound but no picture: clips are made of videos.");
  }

  private static MediaInfo source(int width, int height) {
    return file(60_000, width, height);
  }

  private static MediaInfo file(long durationMs, int width, int height) {
    return new MediaInfo(
        "mp4",
        durationMs,
        1_000_000,
        Optional.of(new MediaInfo.Picture("h264", width, height, 25)),
        Optional.of(new MediaInfo.Sound("aac", 2, 48_000)));
  }

  private static Word word(String text, long startMs, long endMs) {
    return new Word(text, Span.of(startMs, endMs), 1);
  }
}
