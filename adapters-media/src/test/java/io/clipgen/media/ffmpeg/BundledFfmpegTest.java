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
import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import javax.imageio.ImageIO;
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

  @Test
  void small_pictures_at_even_steps_come_with_the_signals() throws Exception {
    var info = FFMPEG.prober().probe(Samples.SHORT);

    var sheet = FFMPEG.analyser().measure(Samples.SHORT, info, folder, Meter.NONE).sheet();

    var board = sheet.storyboard();
    assertThat(board.pictures()).isEqualTo(8);
    var tile = board.tile();
    var shown = Film.pictures(Samples.SHORT, 0, 8, 10, tile.width(), tile.height(), "rgb24");
    var picture = ImageIO.read(sheet.file().toFile());
    assertThat(picture.getWidth()).isEqualTo(board.sheet().width());
    assertThat(picture.getHeight()).isEqualTo(board.sheet().height());
    for (int i = 0; i < board.pictures(); i++) {
      var part = picture.getSubimage(board.left(i), board.top(i), tile.width(), tile.height());
      assertThat(difference(part, shown.get(10 * i))).as("picture " + i).isLessThan(8);
    }
    assertThat(difference(picture.getSubimage(0, 0, tile.width(), tile.height()), shown.get(70)))
        .as("another picture")
        .isGreaterThan(16);
  }

  @Test
  void a_video_that_goes_on_for_longer_than_it_says_fills_its_sheet_and_is_measured_on()
      throws Exception {
    var info = FFMPEG.prober().probe(Samples.SHORT);
    var said = new MediaInfo(info.container(), 3_000, info.bytes(), info.video(), info.audio());

    var measured = FFMPEG.analyser().measure(Samples.SHORT, said, folder, Meter.NONE);

    assertThat(measured.sheet().storyboard().pictures()).isEqualTo(3);
    assertThat(ImageIO.read(measured.sheet().file().toFile()).getWidth())
        .isEqualTo(measured.sheet().storyboard().sheet().width());
    assertThat(measured.signals().motion().size()).isEqualTo(80);
    assertThat(measured.signals().energy().size()).isBetween(78, 81);
  }

  /// The mean difference of two pictures, by colour, from 0 to 255.
  private static double difference(BufferedImage one, byte[] rgb) {
    long sum = 0;
    for (int i = 0; i < rgb.length; i++) {
      int pixel = one.getRGB(i / 3 % one.getWidth(), i / 3 / one.getWidth());
      sum += Math.abs((pixel >> 16 - i % 3 * 8 & 0xff) - (rgb[i] & 0xff));
    }
    return (double) sum / rgb.length;
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
