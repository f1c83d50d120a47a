package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clipgen.domain.clips.Corrections.Correction;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorrectionsTest {

  private static final Transcript HEARD =
      new Transcript(
          "en",
          List.of(
              new Word("Clip", Span.of(0, 300), 0.4),
              new Word("Jen", Span.of(300, 600), 0.3),
              new Word("(music)", Span.of(700, 900), 0.2),
              new Word("works.", Span.of(1_000, 1_400), 0.9)));

  private static Corrections corrected(Correction... words) {
    return Corrections.NONE.with(List.of(words), HEARD);
  }

  @Test
  void times_stay_with_the_words_and_the_transcript_stays_as_it_was_heard() {
    var read = corrected(new Correction(300, " Gen ")).applyTo(HEARD);

    assertThat(read.text()).isEqualTo("Clip Gen (music) works.");
    assertThat(read.words().get(1)).isEqualTo(new Word("Gen", Span.of(300, 600), 1));
    assertThat(HEARD.words().get(1).text()).isEqualTo("Jen");
    assertThat(Corrections.NONE.applyTo(HEARD)).isSameAs(HEARD);
  }

  @Test
  void a_word_that_nobody_said_can_be_left_out() {
    assertThat(corrected(new Correction(700, "")).applyTo(HEARD).text())
        .isEqualTo("Clip Jen works.");
  }

  @Test
  void a_later_correction_holds_and_one_that_says_what_was_heard_takes_it_back() {
    var first = corrected(new Correction(300, "Gun"), new Correction(0, "The"));
    var second = first.with(List.of(new Correction(300, "Gen"), new Correction(0, "Clip")), HEARD);

    assertThat(second.words()).containsExactly(new Correction(300, "Gen"));
    assertThat(second.with(List.of(new Correction(300, "Jen")), HEARD)).isEqualTo(Corrections.NONE);
  }

  @Test
  void nonsense_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> corrected(new Correction(301, "x")))
        .withMessageContaining("none begins at 301 ms");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> corrected(new Correction(300, "x"), new Correction(300, "y")))
        .withMessageContaining("once");
    assertThatIllegalArgumentException().isThrownBy(() -> new Correction(0, "a\nb"));
    assertThatIllegalArgumentException().isThrownBy(() -> new Correction(0, "x".repeat(81)));
  }
}
