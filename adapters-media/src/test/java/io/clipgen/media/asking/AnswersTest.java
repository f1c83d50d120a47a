package io.clipgen.media.asking;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.clips.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Which parts of a video a model has not looked at, where its passages overlap.
class AnswersTest {

  private final Answers answers = new Answers();

  @Test
  void what_of_a_missed_passage_lies_in_its_neighbours_was_looked_at() {
    answers.answered(Span.of(0, 60), List.of());
    answers.failed(Span.of(50, 110), "First.");
    answers.answered(Span.of(100, 160), List.of());
    answers.failed(Span.of(150, 210), "Second.");

    assertThat(answers.missed()).containsExactly(Span.of(60, 100), Span.of(160, 210));
    assertThat(answers.missed(99)).isTrue();
    assertThat(answers.missed(100)).isFalse();
    assertThat(answers.failure()).contains("First.");
  }

  @Test
  void passages_that_are_missed_one_after_the_other_are_one_part() {
    answers.failed(Span.of(0, 60), "First.");
    answers.failed(Span.of(70, 110), "Second.");
    answers.notAsked(Span.of(100, 160));
    answers.answered(Span.of(150, 210), List.of());

    assertThat(answers.missed()).containsExactly(Span.of(0, 150));
    assertThat(answers.failuresInARow()).isZero();
  }

  @Test
  void a_passage_that_lies_in_its_neighbours_is_not_missed() {
    answers.answered(Span.of(0, 60), List.of());
    answers.failed(Span.of(30, 80), "Why.");
    answers.answered(Span.of(50, 110), List.of());

    assertThat(answers.missed()).isEmpty();
  }
}
