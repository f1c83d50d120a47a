package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.media.ffmpeg.Allowance.Work;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How long programs may run: enough for what there is to decode, and never without end.
class AllowanceTest {

  private static final long TEN_MINUTES = 600_000;

  /// CPU seconds that measuring a second of 1080p30 took (docs/benchmarks.md).
  private static final double MEASURED = 21.5 / 60;

  @Test
  void what_is_usual_has_two_minutes_and_twice_its_length() {
    assertThat(measuring(1920, 1080, 30, TEN_MINUTES)).isEqualTo(Duration.ofSeconds(120 + 1200));
  }

  @Test
  void four_times_the_pixels_at_twice_the_rate_have_eight_times_the_time() {
    var allowed = measuring(3840, 2160, 60, TEN_MINUTES);

    assertThat(allowed).isEqualTo(Duration.ofSeconds(120 + 9600));
    assertThat((double) allowed.toSeconds()).isGreaterThan(5 * 8 * 600 * MEASURED);
  }

  @Test
  void small_pictures_have_what_is_usual_and_so_have_those_whose_rate_is_not_known() {
    assertThat(measuring(128, 128, 10, TEN_MINUTES)).isEqualTo(Duration.ofSeconds(1320));
    assertThat(measuring(1920, 1080, 0, TEN_MINUTES)).isEqualTo(Duration.ofSeconds(1320));
  }

  @Test
  void the_longest_video_that_is_taken_can_be_measured_at_4k60_on_two_processors() {
    var fourHours = 4 * 3_600_000L;
    var needed = 8 * 4 * 3_600 * MEASURED;

    assertThat(2.0 * measuring(3840, 2160, 60, fourHours).toSeconds()).isGreaterThan(3 * needed);
  }

  @ParameterizedTest
  @EnumSource(Work.class)
  void whatever_a_file_says_of_itself_there_is_an_end(Work work) {
    var absurd = file(Integer.MAX_VALUE, Integer.MAX_VALUE, 1e300, (long) 1e12);

    assertThat(Allowance.of(work, absurd, (long) 1e12).time()).isEqualTo(Allowance.LONGEST);
    // A second of the largest picture at the highest rate.
    assertThat(Allowance.of(work, absurd, 1_000).time()).isLessThan(Duration.ofHours(2));
    assertThat(Allowance.of(work, file(128, 128, 10, 4_000), 4_000).time())
        .isLessThanOrEqualTo(Duration.ofSeconds(300 + 4 * 30));
  }

  @Test
  void each_thread_may_compute_all_of_the_time() {
    var sandbox = new Sandbox(false, false, true);

    assertThat(sandbox.around(List.of("x"), new Allowance(Duration.ofSeconds(60), 4), 1))
        .contains("--cpu=240");
    assertThat(sandbox.around(List.of("x"), new Allowance(Duration.ofMillis(300), 1), 1))
        .contains("--cpu=1");
    assertThat(Allowance.ofAll(Duration.ofSeconds(60)).computing())
        .isEqualTo(Duration.ofSeconds(60L * Runtime.getRuntime().availableProcessors()));
  }

  private static Duration measuring(int width, int height, double rate, long ms) {
    return Allowance.of(Work.MEASURING, file(width, height, rate, ms), ms).time();
  }

  private static MediaInfo file(int width, int height, double rate, long ms) {
    return new MediaInfo(
        "mov,mp4",
        ms,
        1,
        Optional.of(new MediaInfo.Picture("h264", width, height, rate)),
        Optional.empty());
  }
}
