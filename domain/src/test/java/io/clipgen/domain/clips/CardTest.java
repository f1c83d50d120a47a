package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CardTest {

  private static final Cards BOTH =
      new Cards(new Card("Hello", "", 2_000), new Card("Bye", "Come again", 1_000));

  private static ClipRequest request(Duration length, Cards cards) {
    return new ClipRequest(
        1, length, Treatment.plain(AspectRatio.PORTRAIT).between(cards), 720, false);
  }

  @Test
  void a_text_of_two_lines_is_a_title_and_a_line() {
    assertThat(Card.of(" Hello\n  my  friends ", Duration.ofSeconds(2)))
        .isEqualTo(new Card("Hello", "my friends", 2_000));
  }

  @Test
  void a_card_has_a_title_and_is_shown_for_a_while_but_not_for_long() {
    assertThatThrownBy(() -> new Card(" ", "", 2_000)).hasMessageContaining("title");
    assertThatThrownBy(() -> new Card("x".repeat(81), "", 2_000)).hasMessageContaining("title");
    assertThatThrownBy(() -> new Card("x", "", 499)).hasMessageContaining("seconds");
    assertThatThrownBy(() -> new Card("x", "", 10_001)).hasMessageContaining("seconds");
  }

  @ParameterizedTest
  @EnumSource(CaptionStyle.class)
  void no_card_is_so_dark_that_it_counts_as_black(CaptionStyle style) {
    int ground = Card.ground(style);
    double light =
        0.2126 * (ground >> 16 & 0xFF) + 0.7152 * (ground >> 8 & 0xFF) + 0.0722 * (ground & 0xFF);
    assertThat(light).isBetween(0.12 * 255, 0.6 * 255);
  }

  @Test
  void the_length_that_is_asked_for_includes_the_cards() {
    assertThat(request(Duration.ofSeconds(60), BOTH).lengths().longestMs()).isEqualTo(57_000);
    assertThat(request(Duration.ofSeconds(60), BOTH).momentLength())
        .isEqualTo(Duration.ofSeconds(57));
    assertThatThrownBy(() -> request(Duration.ofSeconds(5), BOTH))
        .hasMessageContaining("at least 3 seconds");
  }

  @Test
  void all_that_is_written_comes_as_much_later_as_the_first_card_is_long() {
    var source =
        new MediaInfo(
            "mp4",
            60_000,
            1,
            Optional.of(new MediaInfo.Picture("h264", 1280, 720, 25)),
            Optional.empty());
    var transcript =
        new Transcript(
            "en",
            List.of(
                new Word("One", Span.of(10_500, 11_000), 1),
                new Word("two.", Span.of(11_000, 19_950), 1)));
    var treatment =
        new Treatment(AspectRatio.PORTRAIT, Framing.CENTER_CROP, CaptionStyle.CLASSIC)
            .between(BOTH);
    var plan =
        RenderPlan.of(
            source,
            Span.of(10_000, 20_000),
            new ClipRequest(1, Duration.ofSeconds(13), treatment, 720, false),
            transcript);
    assertThat(plan.lengthMs()).isEqualTo(13_000);
    assertThat(plan.shown()).isEqualTo(Span.of(2_000, 12_000));
    assertThat(plan.captions().lines().getFirst().span()).isEqualTo(Span.of(2_500, 12_000));
    assertThat(plan.subtitles(transcript).toSrt()).contains("00:00:02,500 --> ");
    assertThat(plan.subtitles(transcript).cues().getLast().span().endMs()).isEqualTo(12_000);
  }
}
