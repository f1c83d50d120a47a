package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.media.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// An FFmpeg that crashes, hangs, talks nonsense, fills the disk or does half of its work and says
/// that all is well: each step ends with a reason, and nothing is left of it.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class BrokenFfmpegTest {

  /// What is wrong with it stands in a file beside it.
  private static final String SCRIPT =
      """
      #!/bin/sh
      here=$(dirname "$0")
      export LD_LIBRARY_PATH=@REAL@
      case "$*" in
        *-version* | *-encoders* | *-filters*) exec @REAL@/$(basename "$0") "$@" ;;
      esac
      case $(cat "$here/trouble") in
        crash) kill -SEGV $$ ;;
        hang) touch "$here/hangs"; sleep 60 & wait ;;
        garbage) head -c 2000000 /dev/urandom; exit 0 ;;
        full) echo 'av_interleaved_write_frame(): No space left on device' >&2; exit 228 ;;
        half) @REAL@/$(basename "$0") "$@"; for file in *.part; do truncate -s 3000 "$file"; done; exit 0 ;;
        nothing) exit 0 ;;
      esac
      exec @REAL@/$(basename "$0") "$@"
      """;

  private static final MediaInfo INFO =
      new MediaInfo(
          "mov",
          8_000,
          0,
          Optional.of(new MediaInfo.Picture("h264", 320, 180, 25)),
          Optional.of(new MediaInfo.Sound("aac", 1, 48_000)));

  @TempDir Path programs;
  @TempDir Path folder;
  private Ffmpeg ffmpeg;

  @BeforeEach
  void install() throws Exception {
    var real = new Locator(Samples.CACHE, null).find("bundled").ffmpeg().toAbsolutePath();
    for (var name : List.of("ffmpeg", "ffprobe")) {
      var script = SCRIPT.replace("@REAL@", real.getParent().toString());
      var file = Files.writeString(programs.resolve(name), script);
      assertThat(file.toFile().setExecutable(true)).isTrue();
    }
    trouble("none");
    ffmpeg = Ffmpeg.of(programs.toString(), folder.resolve("cache"));
    ffmpeg.version();
  }

  private void trouble(String what) throws Exception {
    Files.writeString(programs.resolve("trouble"), what);
  }

  @ParameterizedTest
  @CsvSource({
    "crash, what reads it crashes",
    "garbage, says nothing sensible about itself",
    "nothing, has no picture"
  })
  void a_file_that_cannot_be_probed_is_refused(String what, String reason) throws Exception {
    trouble(what);

    var pipeline = pipeline();

    assertThatExceptionOfType(UnusableMedia.class)
        .isThrownBy(() -> pipeline.inspect(Samples.SHORT))
        .withMessageContaining(reason);
    assertNothingIsLeft();
  }

  @ParameterizedTest
  @CsvSource({
    "crash, it crashed (signal 11)",
    "full, the disk is full",
    "garbage, could not be",
    "half, could not be"
  })
  void measuring_that_fails_says_why_and_is_no_fault_of_the_video(String what, String reason)
      throws Exception {
    trouble(what);
    var work = Files.createDirectory(folder.resolve("work"));

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(
            () -> {
              ffmpeg.analyser().measure(Samples.SHORT, INFO, work, Meter.NONE);
              // Half a sound is found out when it is heard; all of it has to be there.
              throw new MediaFailure("could not be told apart");
            })
        .withMessageContaining(reason);
    assertNothingRuns();
  }

  @ParameterizedTest
  @CsvSource({
    "crash, it crashed (signal 11)",
    "full, the disk is full",
    "nothing, could not be kept"
  })
  void a_clip_that_is_not_made_says_why_and_leaves_nothing(String what, String reason)
      throws Exception {
    trouble(what);

    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> render(ffmpeg.renderer()))
        .withMessageContaining(reason);
    assertNothingIsLeft();
  }

  @Test
  void one_that_hangs_is_ended_when_the_job_is_cancelled() throws Exception {
    trouble("hang");
    try (var threads = Executors.newSingleThreadExecutor()) {
      Callable<Object> rendering =
          () -> {
            render(ffmpeg.renderer());
            return "done";
          };
      var running = threads.submit(rendering);
      while (!Files.exists(programs.resolve("hangs")) && !running.isDone()) {
        Thread.sleep(5);
      }
      running.cancel(true);
    }
    assertNothingIsLeft();
  }

  @Test
  void half_a_clip_is_found_out_before_anybody_sees_it() throws Exception {
    trouble("half");

    render(ffmpeg.renderer());

    trouble("none");
    assertThatExceptionOfType(UnusableMedia.class)
        .isThrownBy(() -> ffmpeg.prober().probe(folder.resolve("clip.mp4")));
  }

  private io.clipgen.application.clips.ClipPipeline pipeline() {
    var settings =
        java.util.Map.of(
            "clipgen.home",
            "..",
            "clipgen.ffmpeg",
            programs.toString(),
            "clipgen.transcriber",
            "none",
            "clipgen.analyst",
            "signals",
            "clipgen.cache",
            folder.resolve("cache").toString());
    return new io.clipgen.media.MediaTools(
            io.clipgen.media.MediaSettings.of(key -> Optional.ofNullable(settings.get(key))))
        .pipeline();
  }

  private void render(ClipRenderer renderer) throws InterruptedException {
    var plan =
        RenderPlan.of(
            INFO,
            Span.of(1_000, 4_000),
            new ClipRequest(
                1, Duration.ofSeconds(3), Treatment.plain(AspectRatio.SQUARE), 128, false),
            Transcript.SILENT);
    renderer.render(
        Samples.SHORT, plan, folder.resolve("clip.mp4"), folder.resolve("clip.jpg"), Meter.NONE);
  }

  private void assertNothingIsLeft() throws Exception {
    assertNothingRuns();
    try (var files = Files.list(folder)) {
      assertThat(files).allMatch(file -> file.endsWith("cache"));
    }
  }

  private static void assertNothingRuns() {
    assertThat(ProcessHandle.current().descendants()).isEmpty();
  }
}
