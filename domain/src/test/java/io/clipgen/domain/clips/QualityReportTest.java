package io.clipgen.domain.clips;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.clips.Finding.Check;
import io.clipgen.domain.clips.QualityReport.Fitness;
import io.clipgen.domain.clips.SafeArea.Platform;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What is found in finished clips: a good one, and others that have one thing wrong each.
class QualityReportTest {

  private static final long LENGTH = 15_000;
  private static final long BYTES = 15_000_000;
  private static final Levelling LEVELLED = new Levelling(3, false);

  /// Where no platform has a button.
  private static final Region FREE = new Region(0.1, 0.5, 0.6, 0.1);

  private static final RenderPlan PLAN = plan(true, Cards.NONE);

  private static RenderPlan plan(boolean sound, Cards cards) {
    return RenderPlan.of(
        source(sound),
        Span.of(0, LENGTH - cards.lengthMs()),
        new ClipRequest(
            1,
            Duration.ofMillis(LENGTH),
            Treatment.plain(AspectRatio.PORTRAIT).between(cards),
            1080,
            false),
        Transcript.SILENT);
  }

  private static MediaInfo source(boolean sound) {
    return new MediaInfo(
        "mov,mp4",
        60_000,
        4_000_000,
        Optional.of(new MediaInfo.Picture("h264", 1920, 1080, 30)),
        sound ? Optional.of(new MediaInfo.Sound("aac", 2, 48_000)) : Optional.empty());
  }

  /// A finished clip.
  private record Made(
      long ms,
      long bytes,
      int width,
      int height,
      boolean sound,
      Loudness loudness,
      long blackMs,
      long frozenMs,
      Region words) {

    static final Made GOOD =
        new Made(LENGTH, BYTES, 1080, 1920, true, new Loudness(-14, -2), 0, 0, FREE);

    Made lasting(long ms) {
      return new Made(ms, bytes, width, height, sound, loudness, blackMs, frozenMs, words);
    }

    Made sized(int width, int height) {
      return new Made(ms, bytes, width, height, sound, loudness, blackMs, frozenMs, words);
    }

    Made mute() {
      return new Made(ms, bytes, width, height, false, loudness, blackMs, frozenMs, words);
    }

    Made heavy(long bytes) {
      return new Made(ms, bytes, width, height, sound, loudness, blackMs, frozenMs, words);
    }

    Made loud(double integrated, double peak) {
      return new Made(
          ms,
          bytes,
          width,
          height,
          sound,
          new Loudness(integrated, peak),
          blackMs,
          frozenMs,
          words);
    }

    Made opening(long blackMs, long frozenMs) {
      return new Made(ms, bytes, width, height, sound, loudness, blackMs, frozenMs, words);
    }

    Made written(Region words) {
      return new Made(ms, bytes, width, height, sound, loudness, blackMs, frozenMs, words);
    }

    Inspection inspection() {
      return new Inspection(
          new MediaInfo(
              "mov,mp4",
              ms,
              bytes,
              Optional.of(new MediaInfo.Picture("h264", width, height, 30)),
              sound ? Optional.of(new MediaInfo.Sound("aac", 2, 48_000)) : Optional.empty()),
          sound ? Optional.of(loudness) : Optional.empty(),
          blackMs,
          frozenMs);
    }

    QualityReport report() {
      return report(PLAN, LEVELLED);
    }

    QualityReport report(RenderPlan plan, Levelling levelling) {
      return QualityReport.of(plan, inspection(), levelling, Optional.of(words));
    }
  }

  private static List<Finding> failed(QualityReport report) {
    return report.findings().stream().filter(finding -> !finding.ok()).toList();
  }

  private static List<String> breaches(QualityReport report, Platform platform) {
    return report.platforms().stream()
        .filter(fitness -> fitness.platform() == platform)
        .findFirst()
        .orElseThrow()
        .breaches();
  }

  @Test
  void of_a_good_clip_every_check_says_something_good_and_all_platforms_take_it() {
    var report = Made.GOOD.report();

    assertThat(report.findings())
        .extracting(Finding::check)
        .containsExactlyInAnyOrder(
            Check.DURATION,
            Check.SIZE,
            Check.SOUND,
            Check.BLACK_OPENING,
            Check.FROZEN_OPENING,
            Check.LOUDNESS,
            Check.PEAK,
            Check.BITRATE,
            Check.CAPTIONS);
    assertThat(report.findings())
        .allSatisfy(
            finding -> {
              assertThat(finding.ok()).as(finding.sentence()).isTrue();
              assertThat(finding.sentence()).matches("[A-Z].*\\.");
            });
    assertThat(report.isUsable()).isTrue();
    assertThat(report.faults()).isEmpty();
    assertThat(report.fits()).containsExactly(Platform.values());
    assertThat(report.remedy(PLAN, Made.GOOD.inspection())).isEmpty();
  }

  /// One thing wrong.
  ///
  /// @param fault what is said of it
  /// @param usable whether the clip is of use in spite of it
  /// @param mendable whether another attempt may help
  private record Breach(Made made, Check check, String fault, boolean usable, boolean mendable) {

    @Override
    public String toString() {
      return fault;
    }
  }

  static Stream<Breach> breaches() {
    var good = Made.GOOD;
    return Stream.of(
        new Breach(
            good.lasting(LENGTH - 501),
            Check.DURATION,
            "It should be 15.0 s long. (14.5 s)",
            false,
            true),
        new Breach(
            good.lasting(LENGTH + 501),
            Check.DURATION,
            "It should be 15.0 s long. (15.5 s)",
            false,
            true),
        new Breach(
            good.sized(720, 1280),
            Check.SIZE,
            "Its picture should be 1080x1920. (720 × 1280)",
            false,
            true),
        // Pixels that are a third wider than high.
        new Breach(
            good.sized(1440, 1920),
            Check.SIZE,
            "Its picture should be 1080x1920. (1440 × 1920)",
            false,
            true),
        new Breach(
            good.mute(),
            Check.SOUND,
            "Its source has sound, but it has none. (absent)",
            false,
            true),
        new Breach(
            good.loud(-15.1, -2),
            Check.LOUDNESS,
            "It should be -14 LUFS. (-15.1 LUFS)",
            true,
            true),
        new Breach(
            good.loud(-12.9, -2),
            Check.LOUDNESS,
            "It should be -14 LUFS. (-12.9 LUFS)",
            true,
            true),
        new Breach(
            good.loud(-14, -0.8),
            Check.PEAK,
            "Its peaks should stay below -1 dBTP. (-0.8 dBTP)",
            true,
            true),
        new Breach(
            good.heavy(25_001 * LENGTH / 8),
            Check.BITRATE,
            "It has more than 25000 kbit/s. (25001 kbit/s)",
            true,
            true),
        new Breach(
            good.written(new Region(0.1, 0.6, 0.6, 0.1)),
            Check.CAPTIONS,
            "A platform's buttons may cover its captions. (60–70 % down)",
            true,
            false),
        new Breach(
            good.opening(200, 0),
            Check.BLACK_OPENING,
            "It begins black: begin it later. (0.2 s)",
            true,
            false),
        new Breach(
            good.opening(0, 2_000),
            Check.FROZEN_OPENING,
            "Its opening stands still: nothing moves that would hold anybody. (2.0 s)",
            true,
            false));
  }

  @ParameterizedTest
  @MethodSource("breaches")
  void one_thing_wrong_makes_one_check_fail_and_it_is_said(Breach breach) {
    var report = breach.made.report();

    assertThat(failed(report)).extracting(Finding::check).containsExactly(breach.check);
    assertThat(report.faults()).isEqualTo(breach.fault);
    assertThat(report.isUsable()).isEqualTo(breach.usable);
    assertThat(report.remedy(PLAN, breach.made.inspection()).isPresent())
        .isEqualTo(breach.mendable);
  }

  @Test
  void what_is_just_within_its_bounds_is_good() {
    var good = Made.GOOD;
    assertThat(
            Stream.of(
                good.lasting(LENGTH - 500),
                good.lasting(LENGTH + 500),
                good.loud(-15, -2),
                good.loud(-13, -2),
                good.loud(-14, -0.9),
                good.heavy(25_000 * LENGTH / 8),
                good.opening(100, 1_900),
                good.written(new Region(0.06, 288 / 1920.0, 0.76, 0.35))))
        .allSatisfy(made -> assertThat(made.report().faults()).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"0.04,0.5,0.6,0.1", "0.3,0.5,0.6,0.1", "0.1,0.1,0.6,0.1", "0.1,0.6,0.6,0.06"})
  void captions_over_any_edge_of_what_is_free_are_found(double x, double y, double w, double h) {
    assertThat(failed(Made.GOOD.written(new Region(x, y, w, h)).report()))
        .extracting(Finding::check)
        .containsExactly(Check.CAPTIONS);
  }

  @Test
  void a_card_before_the_clip_does_not_excuse_an_opening_that_stands_still() {
    var carded = plan(true, new Cards(new Card("Title", "", 2_000), null));

    var report = Made.GOOD.opening(0, Inspection.OPENING_MS).report(carded, LEVELLED);

    assertThat(failed(report)).extracting(Finding::check).containsExactly(Check.FROZEN_OPENING);
  }

  @Test
  void a_clip_of_a_silent_video_needs_no_sound() {
    var report = Made.GOOD.mute().report(plan(false, Cards.NONE), Levelling.NONE);

    assertThat(report.faults()).isEmpty();
    assertThat(breaches(report, Platform.TIKTOK)).containsExactly("It has no sound.");
  }

  @Test
  void silence_and_what_was_made_as_loud_as_does_good_are_not_wrong() {
    assertThat(Made.GOOD.loud(-80, -70).report().faults()).isEmpty();
    assertThat(
            Made.GOOD
                .loud(-25, -5)
                .report(PLAN, new Levelling(Levelling.MOST_GAIN_DB, false))
                .faults())
        .isEmpty();
    assertThat(Made.GOOD.loud(-25, -5).report(PLAN, new Levelling(19.9, false)).faults())
        .contains("LUFS");
  }

  @Test
  void a_platform_says_when_its_own_buttons_cover_the_captions() {
    // TikTok covers the lowest fifth, the others the lowest third.
    var report = Made.GOOD.written(new Region(0.1, 0.65, 0.6, 0.1)).report();

    assertThat(report.fits()).containsExactly(Platform.TIKTOK);
    assertThat(breaches(report, Platform.SHORTS))
        .containsExactly("Its buttons may cover the captions.");
    assertThat(breaches(report, Platform.REELS))
        .containsExactly("Its buttons may cover the captions.");
  }

  @Test
  void every_platform_says_when_a_clip_is_too_quiet_too_loud_or_begins_black() {
    assertThat(Made.GOOD.loud(-20, -8).report().platforms())
        .extracting(Fitness::breaches)
        .allMatch(List.of("It should be -14 LUFS. (-20.0 LUFS)")::equals);
    assertThat(Made.GOOD.loud(-14, 0).report().platforms())
        .extracting(Fitness::breaches)
        .allMatch(List.of("Its peaks should stay below -1 dBTP. (0.0 dBTP)")::equals);
    assertThat(Made.GOOD.opening(200, 0).report().platforms())
        .extracting(Fitness::breaches)
        .allMatch(List.of("It begins with a black picture.")::equals);
    assertThat(Made.GOOD.opening(0, 3_000).report().fits()).hasSize(Platform.values().length);
  }

  @Test
  void a_clip_of_another_shape_is_not_upright_wherever_its_captions_are() {
    var square =
        RenderPlan.of(
            source(true),
            Span.of(0, LENGTH),
            ClipRequest.of(1, Duration.ofMillis(LENGTH), AspectRatio.SQUARE),
            Transcript.SILENT);

    var report =
        Made.GOOD
            .sized(1080, 1080)
            .written(new Region(0.1, 0.8, 0.6, 0.1))
            .report(square, LEVELLED);

    assertThat(report.faults()).isEmpty();
    assertThat(report.platforms())
        .extracting(Fitness::breaches)
        .allMatch(List.of("It is not upright; 9:16 is needed.")::equals);
  }

  @Test
  void another_attempt_corrects_what_the_sound_is_off_by() {
    var quiet = Made.GOOD.loud(-18, -2);
    var loud = Made.GOOD.loud(-14, 0.5);

    assertThat(quiet.report().remedy(PLAN, quiet.inspection()).orElseThrow().encoding())
        .isEqualTo(new Encoding(false, 0, 4));
    assertThat(loud.report().remedy(PLAN, loud.inspection()).orElseThrow().encoding())
        .isEqualTo(new Encoding(false, 0, -1.5));
  }

  @Test
  void another_attempt_caps_too_many_bits_and_is_made_with_care_where_the_file_is_wrong() {
    var heavy = Made.GOOD.heavy(100_000_000);
    var small = Made.GOOD.sized(720, 1280);

    assertThat(heavy.report().remedy(PLAN, heavy.inspection()).orElseThrow())
        .isEqualTo(PLAN.encoded(new Encoding(false, 12_000, 0)));
    assertThat(small.report().remedy(PLAN, small.inspection()).orElseThrow())
        .isEqualTo(PLAN.careful());
  }
}
