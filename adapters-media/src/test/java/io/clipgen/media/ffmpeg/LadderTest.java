package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.MediaProber;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.Transcoder;
import io.clipgen.application.clips.testing.InMemoryBlobStore;
import io.clipgen.application.clips.testing.TranscoderContract;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.Ladder;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Rendition;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.media.Samples;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What the bundled FFmpeg makes of a ladder, read back by its own prober.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class LadderTest extends TranscoderContract {

  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);

  @TempDir static Path shared;

  private static Binaries binaries;
  private static Path upright;

  private final InMemoryBlobStore files = new InMemoryBlobStore();

  /// An upright picture with an odd rate of frames and a cut where no segment ends, and sound.
  @BeforeAll
  static void a_small_upright_video() throws Exception {
    binaries = new Locator(Samples.CACHE, "").find("bundled");
    upright = shared.resolve("upright.mp4");
    var command = new ArrayList<>(Input.ffmpeg(binaries));
    command.addAll(List.of("-f", "lavfi", "-i", "testsrc=s=486x864:r=12000/1001:d=9.3"));
    command.addAll(List.of("-f", "lavfi", "-i", "sine=440:d=9.3", "-c:v", "libx264"));
    command.addAll(List.of("-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "30"));
    command.addAll(List.of("-c:a", "aac", Input.ours(upright)));
    run(command);
  }

  @Override
  protected BlobStore storage() {
    return files;
  }

  @Override
  protected Transcoder transcoder() {
    return FFMPEG.transcoder(files);
  }

  @Override
  protected MediaProber prober() {
    return FFMPEG.prober();
  }

  @Override
  protected Path video() {
    return Samples.SHORT;
  }

  @Test
  void an_upright_video_has_upright_rungs_below_it_whose_segments_begin_at_the_same_key_frames()
      throws Exception {
    MediaInfo info = FFMPEG.prober().probe(upright);
    Ladder ladder = Ladder.of(info);
    var order =
        new Transcoder.Order(
            "str_u", new BlobKey("u.mp4"), copy(), info, ladder, "streams/upright");

    List<Rendition> made = transcoder().transcode(order, Meter.NONE);

    assertThat(ladder.fault(made, info.durationMs())).isEmpty();
    assertThat(made).extracting(Rendition::name).containsExactly("480p", "360p", Ladder.SOUND);
    assertThat(made.get(0).size()).contains(new FrameSize(480, 852));
    assertThat(made.get(1).size()).contains(new FrameSize(360, 640));
    assertThat(made.get(0).segments()).hasSize(3);
    List<String> first = keyFrames(order, made.get(0));
    assertThat(first).hasSize(3).isEqualTo(keyFrames(order, made.get(1)));
    for (int i = 0; i < 3; i++) {
      double at = Double.parseDouble(first.get(i)) - Double.parseDouble(first.get(0));
      assertThat(at * 1000).isBetween(made.get(0).startMs(i) - 1.5, made.get(0).startMs(i) + 1.5);
    }
    assertThat(made.get(0).codecs()).isEqualTo("avc1.6400" + level(order, made.get(0)));
    assertThat(made.get(2).codecs()).isEqualTo("mp4a.40.2");
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactly(order.local());
    }
  }

  @Test
  void stills_are_a_poster_of_full_size_and_a_sheet_of_all_pictures() throws Exception {
    MediaInfo info = FFMPEG.prober().probe(upright);
    Storyboard board = Storyboard.of(info.picture(), info.durationMs());
    Path poster = folder.resolve("p.jpg");
    Path sheet = folder.resolve("s.jpg");

    FFMPEG.stills().take(upright, info, board, poster, sheet, Meter.NONE);

    var picture = ImageIO.read(poster.toFile());
    assertThat(new FrameSize(picture.getWidth(), picture.getHeight()))
        .isEqualTo(new FrameSize(486, 864));
    var all = ImageIO.read(sheet.toFile());
    assertThat(new FrameSize(all.getWidth(), all.getHeight())).isEqualTo(board.sheet());
    // The last picture is there: the test picture is nowhere black as a whole.
    int last = board.pictures() - 1;
    int bright = 0;
    for (int x = 0; x < board.tile().width(); x++) {
      int rgb = all.getRGB(board.left(last) + x, board.top(last) + board.tile().height() / 3);
      bright = Math.max(bright, rgb & 0xff);
    }
    assertThat(bright).isGreaterThan(100);
  }

  private Path copy() throws Exception {
    return Files.copy(upright, folder.resolve("local.mp4"));
  }

  private List<String> keyFrames(Transcoder.Order order, Rendition rendition) throws Exception {
    return probed(order, rendition, "packet=pts_time,flags").stream()
        .filter(line -> line.contains("K"))
        .map(line -> line.split(",")[0])
        .toList();
  }

  private String level(Transcoder.Order order, Rendition rendition) throws Exception {
    int level = Integer.parseInt(probed(order, rendition, "stream=level").getFirst());
    return "%02x".formatted(level);
  }

  private List<String> probed(Transcoder.Order order, Rendition rendition, String entries)
      throws Exception {
    Path file = shared.resolve(rendition.name() + ".mp4");
    try (InputStream content = files.open(order.file(rendition.name()))) {
      Files.write(file, content.readAllBytes());
    }
    return run(
        List.of(
            binaries.ffprobe().toString(),
            "-v",
            "error",
            "-select_streams",
            "v",
            "-show_entries",
            entries,
            "-of",
            "csv=p=0",
            file.toString()));
  }

  private static List<String> run(List<String> command) throws Exception {
    var lines = new ArrayList<String>();
    var ended =
        new Programs(Sandbox.ofThisMachine(), new Running(shared.resolve("running")))
            .run(
                new Programs.Task(
                    command,
                    binaries.environment(),
                    shared,
                    Allowance.ofAll(Duration.ofMinutes(1)),
                    1 << 30),
                output ->
                    new String(output.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .forEach(lines::add),
                () -> 0,
                Meter.NONE);
    assertThat(ended.errors()).isEmpty();
    assertThat(ended.exitCode()).isZero();
    return lines;
  }
}
