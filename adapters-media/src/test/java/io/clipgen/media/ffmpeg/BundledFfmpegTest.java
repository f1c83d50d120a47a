package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.clipgen.application.clips.port.ClipRenderer;
import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.SignalAnalyser;
import io.clipgen.application.clips.port.SubjectFinder;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.testing.ClipRendererContract;
import io.clipgen.application.clips.testing.MediaProberContract;
import io.clipgen.application.clips.testing.SignalAnalyserContract;
import io.clipgen.application.clips.testing.SubjectFinderContract;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.media.Samples;
import io.clipgen.media.faces.FaceDetector;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The FFmpeg that travels with ClipGen, whatever else the machine has.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class BundledFfmpegTest {

  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);

  @TempDir Path folder;

  @Test
  void it_is_the_version_that_runs_on_a_fresh_server() {
    assertThat(FFMPEG.version()).isEqualTo("6.1.1");
    assertThat(FFMPEG.origin()).isEqualTo("bundled");
  }

  @Test
  void several_who_unpack_it_at_the_same_time_all_find_it_whole() throws Exception {
    try (var threads = Executors.newFixedThreadPool(3)) {
      Callable<Path> unpacking = () -> new Bundle(folder.resolve("c")).unpacked();
      for (var one : threads.invokeAll(Collections.nCopies(3, unpacking))) {
        assertThat(one.get().resolve("ffprobe")).isExecutable();
      }
    }
    try (var left = Files.list(folder.resolve("c"))) {
      assertThat(left).hasSize(1);
    }
  }

  @Test
  void a_path_without_an_ffmpeg_is_refused_with_a_sentence() {
    assertThatExceptionOfType(MediaFailure.class)
        .isThrownBy(() -> Ffmpeg.of(folder.toString(), folder).version())
        .withMessage("There is no FFmpeg at " + folder + ".");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXTINF:1,\nhttp://127.0.0.1:9/a.ts\n",
        "ffconcat version 1.0\nfile /etc/passwd\n",
        "<?xml version=\"1.0\"?><MPD><BaseURL>http://127.0.0.1:9/</BaseURL></MPD>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>",
        "just some text that somebody renamed",
        "",
        "\0\0\0\0not anything that anybody knows\1\2\3"
      })
  void hostile_and_mistaken_files_get_one_sentence(String content) throws Exception {
    var file = Files.writeString(folder.resolve("-i $(x) 'video'.mp4"), content);

    assertThatExceptionOfType(UnusableMedia.class)
        .isThrownBy(() -> FFMPEG.prober().probe(file))
        .withMessageMatching("(?s)[A-Z][^\n]+\\.");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void a_file_with_an_odd_name_is_a_file_like_any_other() throws Exception {
    var file = Files.copy(Samples.SHORT, folder.resolve("-i %03d 'a'.mp4"));

    assertThat(FFMPEG.prober().probe(file).durationMs()).isEqualTo(8_000);
  }

  @Test
  void the_signals_say_where_the_scene_is_cut_and_where_it_is_silent() throws Exception {
    var info = FFMPEG.prober().probe(Samples.SHORT);

    var signals = FFMPEG.analyser().measure(Samples.SHORT, info, folder, Meter.NONE).signals();

    assertThat(signals.cuts()).anySatisfy(cut -> assertThat(cut).isBetween(3_900L, 4_200L));
    assertThat(signals.silences())
        .anySatisfy(silence -> assertThat(silence.contains(3_800)).isTrue());
    assertThat(signals.blacks()).isEmpty();
    assertThat(signals.loudness().size()).isBetween(78, 81);
    assertThat(signals.motion().size()).isEqualTo(80);
  }

  @Nested
  class Probing extends MediaProberContract {

    @Override
    protected MediaProber prober() {
      return FFMPEG.prober();
    }

    @Override
    protected Path video() {
      return Samples.SHORT;
    }

    @Override
    protected Path cutOff() throws Exception {
      return Samples.cut(Samples.SHORT, 70_000, folder.resolve("cut.mp4"));
    }

    @Override
    protected Path noVideo() throws Exception {
      return Files.writeString(folder.resolve("diary.mp4"), "dear diary");
    }
  }

  @Nested
  class Measuring extends SignalAnalyserContract {

    @Override
    protected SignalAnalyser analyser() {
      return FFMPEG.analyser();
    }

    @Override
    protected Path video() {
      return Samples.SHORT;
    }

    @Override
    protected MediaInfo info() throws Exception {
      return FFMPEG.prober().probe(Samples.SHORT);
    }
  }

  @Nested
  class Looking extends SubjectFinderContract {

    @Override
    protected SubjectFinder finder() {
      return FFMPEG.subjects(FaceDetector.NONE);
    }

    @Override
    protected Path video() {
      return Samples.SHORT;
    }

    @Override
    protected MediaInfo info() throws Exception {
      return FFMPEG.prober().probe(Samples.SHORT);
    }
  }

  @Nested
  class Rendering extends ClipRendererContract {

    @Override
    protected ClipRenderer renderer() {
      return FFMPEG.renderer();
    }

    @Override
    protected MediaProber prober() {
      return FFMPEG.prober();
    }

    @Override
    protected Path video() {
      return Samples.SHORT;
    }
  }
}
