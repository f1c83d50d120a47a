package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeaningTest {

  private static final float[] DOGS = {1, 0, 0};
  private static final float[] TAXES = {0, 1, 0};

  /// Ten seconds each: four of dogs, two of taxes, two of dogs again.
  private static final Meaning TALK = talk(DOGS, DOGS, DOGS, DOGS, TAXES, TAXES, DOGS, DOGS);

  @Test
  void parts_that_speak_of_the_same_are_alike() {
    assertThat(TALK.likeness(seconds(0, 20), seconds(60, 80))).isCloseTo(1, within(1e-6));
    assertThat(TALK.likeness(seconds(0, 20), seconds(40, 60))).isCloseTo(0, within(1e-6));
  }

  @Test
  void the_subject_changes_where_it_does_and_not_elsewhere() {
    assertThat(TALK.shiftAt(40_000)).isGreaterThan(0.5);
    assertThat(TALK.shiftAt(10_000)).isCloseTo(0, within(1e-6));
    assertThat(TALK.shiftAt(0)).isZero();
  }

  @Test
  void what_keeps_to_one_subject_has_the_greatest_cohesion() {
    assertThat(TALK.cohesion(seconds(0, 40))).isCloseTo(1, within(1e-6));
    assertThat(TALK.cohesion(seconds(20, 60))).isCloseTo(Math.sqrt(0.5), within(1e-6));
    assertThat(TALK.cohesion(seconds(0, 10))).isZero();
  }

  @Test
  void where_nothing_is_said_or_known_nothing_is_alike() {
    assertThat(TALK.likeness(seconds(0, 20), seconds(200, 220))).isZero();
    assertThat(Meaning.UNKNOWN.likeness(seconds(0, 20), seconds(0, 20))).isZero();
    assertThat(Meaning.UNKNOWN.shiftAt(5_000)).isZero();
    assertThat(Meaning.UNKNOWN.cohesion(seconds(0, 20))).isZero();
  }

  static Meaning talk(float[]... directions) {
    var sentences = new ArrayList<Sentence>();
    for (int i = 0; i < directions.length; i++) {
      sentences.add(
          new Sentence(
              List.of(new Word("Word.", Span.of(i * 10_000L + 100, i * 10_000L + 9_900), 1))));
    }
    return Meaning.of(sentences, List.of(directions));
  }

  private static Span seconds(long from, long to) {
    return Span.of(from * 1_000, to * 1_000);
  }
}
