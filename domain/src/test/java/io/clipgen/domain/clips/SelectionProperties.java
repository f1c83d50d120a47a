package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.testing.SignalsBuilder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class SelectionProperties {

  private static final long LONGEST = 240_000;

  @Property(tries = 300)
  void a_span_that_a_person_chose_is_moved_off_words_and_no_further(
      @ForAll("talks") Transcript transcript, @ForAll("choices") Span wanted) {
    var put = Boundaries.offWords(wanted, transcript, LONGEST);

    for (var word : transcript.words()) {
      assertThat(word.span().isCutBy(put.startMs())).isFalse();
      assertThat(word.span().isCutBy(put.endMs()) && word.span().endMs() < LONGEST).isFalse();
    }
    assertThat(Math.abs(put.startMs() - wanted.startMs())).isLessThanOrEqualTo(1_800);
    assertThat(Math.abs(put.endMs() - wanted.endMs())).isLessThanOrEqualTo(1_800);
    assertThat(Boundaries.offWords(put, transcript, LONGEST)).isEqualTo(put);
  }

  @Provide
  Arbitrary<Transcript> talks() {
    return ClipsArbitraries.transcripts();
  }

  @Provide
  Arbitrary<Span> choices() {
    return ClipsArbitraries.spans(LONGEST).filter(span -> span.lengthMs() >= 3_000);
  }

  @Property(tries = 300)
  void chosen_clips_overlap_nowhere_cut_no_word_and_keep_their_length(@ForAll("cases") Case given) {
    var chosen = given.choose().moments();

    var lengths = given.request.lengths();
    var byTime = new ArrayList<>(chosen.stream().map(Moment::span).toList());
    byTime.sort(Comparator.comparingLong(Span::startMs));
    for (int i = 0; i < byTime.size(); i++) {
      var span = byTime.get(i);
      assertThat(span.endMs()).isLessThanOrEqualTo(given.durationMs);
      assertThat(lengths.allows(span)).isTrue();
      assertThat(i > 0 && span.overlaps(byTime.get(i - 1))).isFalse();
      for (var word : given.transcript.words()) {
        if (word.span().endMs() <= given.durationMs) {
          assertThat(word.span().isCutBy(span.startMs())).isFalse();
          assertThat(word.span().isCutBy(span.endMs())).isFalse();
        }
      }
    }
  }

  @Property(tries = 300)
  void there_are_as_many_as_asked_for_or_a_reason_why_not(@ForAll("cases") Case given) {
    var selection = given.choose();

    assertThat(selection.moments()).hasSizeLessThanOrEqualTo(given.request.count());
    assertThat(selection.shortfalls().isEmpty())
        .isEqualTo(selection.moments().size() == given.request.count());
  }

  @Property(tries = 300)
  void the_best_comes_first(@ForAll("cases") Case given) {
    assertThat(given.choose().moments())
        .isSortedAccordingTo(
            Comparator.comparingInt((Moment moment) -> moment.score().total()).reversed());
  }

  @Property(tries = 300)
  void captions_follow_each_other_within_the_clip_and_lose_no_word(@ForAll("cases") Case given) {
    for (var moment : given.choose().moments()) {
      var cues = Captions.of(given.transcript, moment.span()).cues();
      for (int i = 0; i < cues.size(); i++) {
        assertThat(cues.get(i).span().endMs()).isLessThanOrEqualTo(moment.span().lengthMs());
        assertThat(i > 0 && cues.get(i).span().overlaps(cues.get(i - 1).span())).isFalse();
      }
      assertThat(String.join(" ", cues.stream().map(Captions.Cue::text).toList()))
          .isEqualTo(given.transcript.textWithin(moment.span()));
    }
  }

  @Provide
  Arbitrary<Case> cases() {
    return Combinators.combine(
            ClipsArbitraries.transcripts(),
            Arbitraries.longs().between(1_000, LONGEST),
            Arbitraries.longs().between(0, LONGEST).list().ofMaxSize(10),
            ClipsArbitraries.spans(LONGEST).list().ofMaxSize(25),
            ClipsArbitraries.scores(),
            ClipsArbitraries.requests())
        .as(Case::new);
  }

  record Case(
      Transcript transcript,
      long durationMs,
      List<Long> cuts,
      List<Span> wanted,
      Score score,
      ClipRequest request) {

    Selection choose() {
      var signals =
          SignalsBuilder.of(durationMs)
              .cuts(cuts.stream().filter(cut -> cut < durationMs).sorted().toList())
              .build();
      var proposed =
          wanted.stream()
              .map(span -> new Moment(span, "t", "h", "r", Category.HUMOR, score))
              .toList();
      return Selection.choose(proposed, transcript, signals, request);
    }
  }
}
