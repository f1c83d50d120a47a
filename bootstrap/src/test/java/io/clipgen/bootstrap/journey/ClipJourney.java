package io.clipgen.bootstrap.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `clipgen clip`, stopped by Ctrl-C in the middle of a render.
class ClipJourney {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void who_stops_it_keeps_nothing_and_nothing_goes_on() throws Exception {
    Path out = folder.resolve("clips");
    HeldFfmpeg ffmpeg = HeldFfmpeg.in(folder.resolve("programs"));
    ffmpeg.hold("clip-01.mp4.part");
    try (Clipgen clipgen =
        Clipgen.start(
            "clip",
            Samples.SHORT.toString(),
            "--length=3",
            "--count=1",
            "--size=128",
            "--transcript=" + Samples.SHORT.resolveSibling("short.srt"),
            "--out=" + out,
            "--data=" + folder.resolve("data"),
            "--set=clipgen.meaning=none",
            ffmpeg.setting())) {
      Instant patience = Instant.now().plus(PATIENCE);
      while (!ffmpeg.isHeld()) {
        assertThat(Instant.now()).as(clipgen.output()).isBefore(patience);
        Thread.sleep(5);
      }
      assertThat(ffmpeg.runs(out)).isTrue();

      clipgen.interrupt();

      assertThat(clipgen.end(PATIENCE)).isNotZero();
      assertThat(clipgen.output()).contains("Rendering …").endsWith("Stopped; nothing was kept.");
      assertThat(out).doesNotExist();
      assertThat(ffmpeg.runs(out)).as("what it started").isFalse();
    }
  }
}
