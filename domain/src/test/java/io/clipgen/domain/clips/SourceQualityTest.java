package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.clipgen.domain.clips.Finding.Check;
import io.clipgen.domain.testing.SignalsBuilder;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceQualityTest {

  private static MediaInfo info(long ms, int width, int height, boolean sound) {
    return new MediaInfo(
        "mov,mp4",
        ms,
        1_000,
        Optional.of(new MediaInfo.Picture("h264", width, height, 25)),
        sound ? Optional.of(new MediaInfo.Sound("aac", 2, 48_000)) : Optional.empty());
  }

  private static Signals signals(List<Span> blacks, float... loudness) {
    return SignalsBuilder.of(10_000).loudness(loudness).blacks(blacks).build();
  }

  private static List<Finding> findings(MediaInfo info, Signals signals) {
    return SourceQuality.DEFAULT.findings(info, Optional.ofNullable(signals));
  }

  @Test
  void before_the_analysis_it_speaks_of_what_a_probe_sees() {
    assertThat(findings(info(60_000, 1920, 1080, true), null))
        .extracting(Finding::check, Finding::value, Finding::ok)
        .containsExactly(
            tuple(Check.DURATION, "60.0 s", true),
            tuple(Check.ASPECT, "1.78:1", true),
            tuple(Check.SIZE, "1920 × 1080", true),
            tuple(Check.SOUND, "present", true));
  }

  @ParameterizedTest
  @CsvSource({
    "14999, 1920, 1080, true, DURATION",
    "15000, 3840, 720, true, ASPECT",
    "15000, 720, 3840, true, ASPECT",
    "15000, 1280, 719, true, SIZE",
    "15000, 1280, 720, false, SOUND",
  })
  void what_is_wrong_is_told_in_a_sentence(
      long ms, int width, int height, boolean sound, Check wrong) {
    assertThat(findings(info(ms, width, height, sound), null))
        .filteredOn(finding -> !finding.ok())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.check()).isEqualTo(wrong);
              assertThat(finding.sentence()).endsWith(".");
            });
  }

  @ParameterizedTest
  @CsvSource({
    "-23, -23.0 LUFS, true",
    "-40, -40.0 LUFS, true",
    "-41, -41.0 LUFS, false",
    "-5, -5.0 LUFS, true",
    "-4, -4.0 LUFS, false",
    "-90, silent, false"
  })
  void loudness_leaves_silence_out(float lufs, String value, boolean ok) {
    assertThat(findings(info(60_000, 1920, 1080, true), signals(List.of(), lufs, lufs, -120)))
        .last()
        .extracting(Finding::check, Finding::value, Finding::ok)
        .containsExactly(Check.LOUDNESS, value, ok);
  }

  @Test
  void a_fifth_of_it_may_be_black() {
    MediaInfo mute = info(10_000, 1920, 1080, false);
    assertThat(findings(mute, signals(List.of(Span.of(0, 2_000)))))
        .last()
        .extracting(Finding::check, Finding::value, Finding::ok)
        .containsExactly(Check.BLACK_FRAMES, "20.0 %", true);
    assertThat(findings(mute, signals(List.of(Span.of(0, 2_000), Span.of(5_000, 5_100)))))
        .last()
        .extracting(Finding::value, Finding::ok)
        .containsExactly("21.0 %", false);
  }
}
