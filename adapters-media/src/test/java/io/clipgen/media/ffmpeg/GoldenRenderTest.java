package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.CropPath;
import io.clipgen.domain.clips.Cut;
import io.clipgen.domain.clips.Reframing;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Scene;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Spot;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.View;
import io.clipgen.media.Samples;
import io.clipgen.media.faces.FaceDetector;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which frames of the source are in a clip: each carries its number in ten bars of light and dark,
/// which are read back out of the finished file.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class GoldenRenderTest {

  private static final int WIDTH = 320;
  private static final int HEIGHT = 180;
  private static final int BITS = 10;
  private static final int BAR = 8;
  private static final int FRAMES = 300;
  private static final int DARK = 60;
  private static final int LIGHT = 200;

  private static final Binaries BINARIES = new Locator(Samples.CACHE, null).find("bundled");
  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);

  @TempDir static Path sources;
  @TempDir Path folder;

  /// One key frame in ten seconds, with frames that are stored in another order than shown; and one
  /// with pixels that are not square, at a rate that is no whole number.
  @BeforeAll
  static void make() throws Exception {
    var numbered = new byte[FRAMES * WIDTH * HEIGHT];
    for (int frame = 0; frame < FRAMES; frame++) {
      draw(numbered, frame);
    }
    encode(numbered, "30", "plain.mp4", "-g", "300", "-bf", "3", "-sc_threshold", "0");
    encode(numbered, "30000/1001", "wide.mkv", "-g", "50", "-vf", "setsar=4/3");
    encode(numbered, "25", "broadcast.ts", "-g", "25", "-bf", "2");
    // As recorders of broadcasts write them: sound is there before the first frame, and before it
    // that of another language.
    Film.run(
        "-itsoffset 0.295 -i %s -itsoffset 0.2 -f lavfi -i sine=d=12 -f lavfi -i sine=d=12 -map 0:v -map 1:a -map 2:a -c:v copy -c:a aac %s"
            .formatted(sources.resolve("broadcast.ts"), sources.resolve("late.ts"))
            .split(" "));
    Film.run(
        "-i %s -c:v copy -c:a mp2 -f vob %s"
            .formatted(sources.resolve("late.ts"), sources.resolve("late.mpg"))
            .split(" "));
  }

  @ParameterizedTest
  @CsvSource({
    "plain.mp4, 30, 0, 3000, LANDSCAPE",
    "plain.mp4, 30, 4500, 8500, PORTRAIT",
    "plain.mp4, 30, 6967, 9967, SQUARE",
    "wide.mkv, 29.97, 2003, 5006, LANDSCAPE",
    "broadcast.ts, 25, 5000, 8000, FOUR_FIVE"
  })
  void a_clip_has_exactly_the_frames_of_its_moment(
      String source, double rate, long startMs, long endMs, AspectRatio ratio) throws Exception {
    // Pixels that were a third wider than high are square in a clip.
    var stretch = source.equals("wide.mkv") ? 4 / 3.0 : 1;
    var video = sources.resolve(source);
    var clip = folder.resolve("clip.mp4");
    var still = folder.resolve("clip.jpg");
    var plan =
        RenderPlan.of(
            FFMPEG.prober().probe(video),
            Span.of(startMs, endMs),
            new ClipRequest(
                1, Duration.ofMillis(endMs - startMs), Treatment.plain(ratio), HEIGHT, false),
            Transcript.SILENT);

    FFMPEG.renderer().render(video, plan, clip, still, Meter.NONE);

    var size = plan.size();
    var frames = read(clip, size.width(), size.height(), stretch);
    var first = nearest(startMs, rate);
    var count = nearest(endMs, rate) - first;
    assertThat(frames.stream().map(Shown::number).toList())
        .isEqualTo(IntStream.range(first, first + count).boxed().toList());
    assertThat(frames).as("none is black").allMatch(frame -> frame.brightness > DARK - 10);
    var found = FFMPEG.prober().probe(clip);
    assertThat(found.durationMs()).isBetween(endMs - startMs - 40, endMs - startMs + 40);
    assertThat(found.picture().width()).isEqualTo(size.width());
    assertThat(found.picture().height()).isEqualTo(size.height());
    assertThat(found.picture().framesPerSecond()).isBetween(rate - 0.1, rate + 0.1);
    assertThat(aspectOfPixels(clip)).isEqualTo("1:1");
    var picture = ImageIO.read(still.toFile());
    assertThat(picture.getWidth()).isEqualTo(size.width());
    assertThat(
            number(
                (x, y) -> picture.getRGB(x, y) >> 8 & 0xff, size.width(), size.height(), stretch))
        .isBetween(first + count / 2 - 2, first + count / 2 + 2);
  }

  /// Starts and cuts lie just after a frame, where rounding once cost one.
  @ParameterizedTest
  @CsvSource({
    "plain.mp4, 30, 967, true, false",
    "wide.mkv, 29.97002997, 2003, true, false",
    "plain.mp4, 30, 967, false, true",
    "wide.mkv, 29.97002997, 2020, true, true",
    "late.ts, 25, 2000, true, false",
    "late.ts, 25, 2005, true, true",
    "late.ts, 25, 2020, false, true",
    // The clip's last frame is the one at the moment's end.
    "late.ts, 25, 2010, false, true",
    "late.ts, 25, 3017, true, true",
    "late.mpg, 25, 3017, true, false",
  })
  void scenes_and_cuts_are_right_to_the_frame(
      String source, double rate, long startMs, boolean scenes, boolean tightened)
      throws Exception {
    var video = sources.resolve(source);
    var span = Span.of(startMs, startMs + 2_000);
    var stretch = source.equals("wide.mkv") ? 4 / 3.0 : 1;
    var whole = follow(1 / stretch, 1, 0.5);
    var half = follow(0.5 / stretch, 0.5, 0.5);
    var aside = follow(0.5 / stretch, 0.5, 0.45);
    var views = scenes ? List.of(whole, half, aside) : List.of(half);
    var from = scenes ? List.of(0L, 634L, 1_267L) : List.of(0L);
    var kept =
        tightened
            ? List.of(Span.of(0, 433), Span.of(700, 1_250), Span.of(1_512, 2_000))
            : List.of(Span.of(0, 2_000));
    var framed = new ArrayList<Scene>();
    for (int i = 0; i < views.size(); i++) {
      var to = i + 1 < views.size() ? from.get(i + 1) : 2_000;
      framed.add(new Scene(Span.of(from.get(i), to), views.get(i), ""));
    }
    var usual =
        RenderPlan.of(
            FFMPEG.prober().probe(video),
            span,
            new ClipRequest(
                1, Duration.ofSeconds(3), Treatment.plain(AspectRatio.LANDSCAPE), HEIGHT, false),
            Transcript.SILENT);
    var plan =
        new RenderPlan(
            usual.source(),
            new Cut(span, kept),
            usual.treatment(),
            usual.size(),
            false,
            usual.captions(),
            new Reframing(framed),
            Optional.empty(),
            usual.encoding());
    var clip = folder.resolve("clip.mp4");
    var firstMs = startMs - plan.source().picture().startMs();
    assertThat(firstMs == startMs).isEqualTo(!source.startsWith("late"));

    FFMPEG.renderer().render(video, plan, clip, folder.resolve("clip.jpg"), Meter.NONE);

    var expected = new ArrayList<Integer>();
    long clipMs = 0;
    for (var part : kept) {
      while (nearest(clipMs + part.lengthMs(), rate) > expected.size()) {
        var at = firstMs + part.startMs() - clipMs + expected.size() * 1000 / rate;
        expected.add((int) Math.round(at * rate / 1000));
      }
      clipMs += part.lengthMs();
    }
    var pictures = pictures(clip, plan.size().width(), plan.size().height());
    var shown = new ArrayList<Integer>();
    for (int i = 0; i < pictures.size(); i++) {
      // Read as the view shows it that is due: another one gives other numbers.
      var number = expected.get(Math.min(i, expected.size() - 1));
      int scene = 0;
      while (scene + 1 < views.size() && number >= nearest(firstMs + from.get(scene + 1), rate)) {
        scene++;
      }
      var larger = views.get(scene).equals(whole) ? 1 : 2;
      var moved =
          views.get(scene).equals(aside)
              ? (int) Math.round(0.1 * stretch * plan.size().width())
              : 0;
      var picture = pictures.get(i);
      var width = plan.size().width();
      shown.add(
          number(
              (x, y) -> picture[y * width + x + moved] & 0xff,
              width,
              plan.size().height(),
              stretch * larger));
    }
    assertThat(shown).isEqualTo(expected);
  }

  /// Faces are looked for in the pictures of their times; and a cut is found to the frame. What
  /// comes nearest to one is where most bars change: from frame 127 to 128.
  @ParameterizedTest
  @CsvSource({"plain.mp4, 30, 3000", "late.ts, 25, 4010", "late.mpg, 25, 4010"})
  void what_is_looked_at_closely_is_what_is_shown_then(String source, double rate, long startMs)
      throws Exception {
    var video = sources.resolve(source);
    var info = FFMPEG.prober().probe(video);
    var firstMs = info.picture().startMs();
    var cut = (long) Math.floor(firstMs + 128_000 / rate + 1e-3) - startMs;
    var seen = new ArrayList<Integer>();
    FaceDetector reader =
        (rgb, width, height) -> {
          seen.add(
              number((x, y) -> rgb[3 * (y * width + x)] & 0xff, width, width * HEIGHT / WIDTH, 1));
          return List.of();
        };

    var found =
        FFMPEG
            .subjects(reader)
            .look(
                video,
                info,
                Span.of(startMs, startMs + 3_000),
                List.of(cut + 90),
                folder,
                Meter.NONE);

    assertThat(found.cuts()).containsExactly(cut);
    assertThat(found.pictures()).hasSameSizeAs(seen).hasSize(6);
    for (int i = 0; i < seen.size(); i++) {
      var then = (startMs + found.pictures().get(i).atMs() - firstMs) * rate / 1000;
      // What is shown when the span begins may have begun before.
      assertThat(seen.get(i))
          .as("at %d of %s", i, seen)
          .isEqualTo((int) (i == 0 ? Math.ceil(then - 1e-6) : Math.floor(then + 1e-6)));
    }
  }

  @Test
  void what_is_heard_is_heard_at_its_time_though_another_sound_comes_first() throws Exception {
    var video = sources.resolve("late.ts");
    var info = FFMPEG.prober().probe(video);
    var measured = FFMPEG.analyser().measure(video, info, folder, Meter.NONE).sound().orElseThrow();
    assertThat(silentMs(measured)).isCloseTo(200, within(10L));
    Files.delete(measured);
    var again = FFMPEG.analyser().sound(video, info, folder, Meter.NONE).orElseThrow();
    assertThat(silentMs(again)).isCloseTo(200, within(10L));
  }

  private static long silentMs(Path pcm) throws Exception {
    var samples = Files.readAllBytes(pcm);
    int first = 0;
    while (samples[first] == 0) {
      first++;
    }
    return first / 2 * 1000L / 16_000;
  }

  private static View follow(double width, double height, double middle) {
    return new View.Follow(
        new CropPath(width, height, List.of(new CropPath.Point(0, new Spot(middle, 0.5)))));
  }

  /// The frame that is nearest to a time.
  private static int nearest(double ms, double rate) {
    return (int) Math.round(ms * rate / 1000);
  }

  private static void draw(byte[] all, int frame) {
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        var bit = (x - (WIDTH - BITS * BAR) / 2) / (double) BAR;
        var lit = bit >= 0 && bit < BITS && (frame >> (int) bit & 1) == 1;
        all[(frame * HEIGHT + y) * WIDTH + x] = (byte) (lit ? LIGHT : DARK);
      }
    }
  }

  private static void encode(byte[] numbered, String rate, String name, String... how)
      throws Exception {
    var command = new ArrayList<>(Input.ffmpeg(BINARIES));
    command.addAll(
        List.of("-f", "rawvideo", "-pix_fmt", "gray", "-s", WIDTH + "x" + HEIGHT, "-r", rate));
    command.addAll(List.of("-i", "-", "-c:v", "libx264", "-preset", "ultrafast", "-qp", "18"));
    command.addAll(List.of("-pix_fmt", "yuv420p"));
    command.addAll(List.of(how));
    command.add(sources.resolve(name).toString());
    command.remove("-nostdin");
    run(command, numbered);
  }

  private static byte[] run(List<String> command, byte[] given) throws Exception {
    var errors = Files.createTempFile(sources, "errors", ".txt");
    var builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(BINARIES.environment());
    var process = builder.start();
    try {
      Thread.ofVirtual()
          .start(
              () -> {
                try (var in = process.getOutputStream()) {
                  in.write(given);
                } catch (IOException e) {
                  // It has said why.
                }
              });
      var output = process.getInputStream().readAllBytes();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  private static List<byte[]> pictures(Path clip, int width, int height) throws Exception {
    var command = new ArrayList<>(Input.ffmpeg(BINARIES));
    command.addAll(List.of("-i", clip.toString(), "-f", "rawvideo", "-pix_fmt", "gray", "-"));
    var raw = run(command, new byte[0]);
    assertThat(raw.length % (width * height)).isZero();
    var frames = new ArrayList<byte[]>();
    for (int at = 0; at < raw.length; at += width * height) {
      frames.add(Arrays.copyOfRange(raw, at, at + width * height));
    }
    return frames;
  }

  private static List<Shown> read(Path clip, int width, int height, double stretch)
      throws Exception {
    var frames = new ArrayList<Shown>();
    for (var frame : pictures(clip, width, height)) {
      long sum = 0;
      for (var pixel : frame) {
        sum += pixel & 0xff;
      }
      frames.add(
          new Shown(
              number((x, y) -> frame[y * width + x] & 0xff, width, height, stretch),
              (double) sum / frame.length));
    }
    return frames;
  }

  /// The bars are in the middle of the picture, whatever was cut off at its sides, and as much
  /// larger as the picture is. What was 180 rows is all of the height.
  private static int number(Pixels pixels, int width, int height, double stretch) {
    var larger = height / (double) HEIGHT;
    int number = 0;
    for (int bit = 0; bit < BITS; bit++) {
      var x = (int) (width / 2.0 + ((bit - BITS / 2.0) + 0.5) * BAR * larger * stretch);
      if (pixels.at(x, height / 2) > (DARK + LIGHT) / 2) {
        number |= 1 << bit;
      }
    }
    return number;
  }

  private static String aspectOfPixels(Path clip) throws Exception {
    var said =
        run(
            List.of(
                BINARIES.ffprobe().toString(),
                "-v",
                "error",
                "-select_streams",
                "v:0",
                "-show_entries",
                "stream=sample_aspect_ratio",
                "-of",
                "csv=p=0",
                clip.toString()),
            new byte[0]);
    return new String(said).strip();
  }

  @FunctionalInterface
  private interface Pixels {
    int at(int x, int y);
  }

  private record Shown(int number, double brightness) {}
}
