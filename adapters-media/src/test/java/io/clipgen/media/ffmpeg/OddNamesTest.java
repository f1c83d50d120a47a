package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Names that mean something to a shell, to FFmpeg's options, protocols or patterns are names.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class OddNamesTest {

  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-i",
        "-y.mp4",
        "$(touch taken).mp4",
        "`touch taken`;touch taken&.mp4",
        "a'b\"c\\.mp4",
        "two\nlines.mp4",
        "%03d.png",
        "concat:a.mp4|b.mp4",
        "pipe:0",
        "..mp4",
        "ünï ☃ 💥.m3u8",
        "*?[a]{b}~.mp4"
      })
  void a_file_may_be_called_anything(String name) throws Exception {
    var file = Files.copy(Samples.SHORT, folder.resolve(name));

    var info = FFMPEG.prober().probe(file);
    FFMPEG.prober().checkEnd(file, info);

    assertThat(info.durationMs()).isEqualTo(8_000);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void and_so_may_the_folder_that_clips_are_made_in() throws Exception {
    var odd = Files.createDirectory(folder.resolve("-i %03d 'a'\n$(touch taken)"));
    var source = Files.copy(Samples.SHORT, odd.resolve("source"));
    var info = FFMPEG.prober().probe(source);

    var measured = FFMPEG.analyser().measure(source, info, odd, Meter.NONE);
    var plan =
        RenderPlan.of(
            info,
            Span.of(1_000, 4_000),
            new ClipRequest(
                1,
                Duration.ofSeconds(3),
                new Treatment(AspectRatio.SQUARE, Framing.CENTER_CROP, CaptionStyle.CLASSIC),
                128,
                true),
            Transcript.of("en", List.of(new Word("Odd", Span.of(1_500, 2_000), 1))));
    FFMPEG
        .renderer()
        .render(source, plan, odd.resolve("clip.mp4"), odd.resolve("clip.jpg"), Meter.NONE);

    assertThat(measured.signals().durationMs()).isEqualTo(8_000);
    assertThat(plan.fault(FFMPEG.prober().probe(odd.resolve("clip.mp4")))).isEmpty();
    try (var files = Files.list(odd)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "source", "sound.pcm", "storyboard.jpg", "clip.mp4", "clip.jpg");
    }
    assertThat(folder.resolve("taken")).doesNotExist();
  }
}
