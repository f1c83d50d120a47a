package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.Category;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.Inspection;
import io.clipgen.domain.clips.Moment;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.SafeArea;
import io.clipgen.domain.clips.Score;
import io.clipgen.domain.clips.Sightings;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Tightening;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.Word;
import io.clipgen.domain.testing.SignalsBuilder;
import io.clipgen.media.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.ShortBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is really in the file of a clip that was cut, titled and levelled, by decoding it.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class TightenedClipTest {

  private static final int WIDTH = 144;
  private static final int HEIGHT = 256;
  private static final int RATE = 30;
  private static final int SAMPLES = 48_000;
  private static final Binaries BINARIES = new Locator(Samples.CACHE, null).find("bundled");
  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);

  /// A tone but for a silence from 2 to 4 s, in which the picture is green; red before, blue after.
  private static final String TONE = "0.1*sin(2*PI*447*t)*(lt(t,2)+gte(t,4))";

  private static final List<Word> WORDS =
      List.of(
          new Word("One.", Span.of(200, 1_900), 1),
          new Word("um", Span.of(4_400, 4_900), 1),
          new Word("two.", Span.of(4_950, 5_800), 1));

  @TempDir Path folder;

  @Test
  void silence_and_filler_are_gone_from_picture_sound_and_captions() throws Exception {
    var plan = plan(source(TONE), Tightening.ALL, false, CaptionStyle.NONE);
    var clip = render(plan);

    assertThat(plan.lengthMs()).isEqualTo(6_000 - 1_760 - 500);
    var colors = colors(clip);
    assertThat(colors).hasSizeBetween(111, 113);
    assertThat(colors.indexOf('g')).isBetween(60, 61);
    assertThat(colors.lastIndexOf('g')).isBetween(66, 67);
    assertThat(colors.lastIndexOf('r')).isLessThan(colors.indexOf('g'));

    var sound = sound(clip);
    assertThat((double) sound.limit() / SAMPLES).isCloseTo(3.74, within(0.03));
    assertThat(loudest(sound, 0.5, 1.95)).isGreaterThan(1_000);
    assertThat(loudest(sound, 2.03, 2.20)).isLessThan(100);
    assertThat(loudest(sound, 2.26, 3.6)).isGreaterThan(1_000);
    // Where the filler was, the tone goes on without a step.
    assertThat(steepest(sound, 2.5, 2.8)).isLessThan(1.3 * steepest(sound, 0.5, 1.5));
  }

  @Test
  void a_title_is_shown_at_first_above_the_captions() throws Exception {
    var plan = plan(source(TONE), Tightening.NONE, true, CaptionStyle.CLASSIC);
    var clip = render(plan);

    var frames = gray(clip);
    var free = SafeArea.of(AspectRatio.PORTRAIT);
    var middle = HEIGHT / 2;
    assertThat(written(frames.get(15), 0, (int) (free.top() * HEIGHT))).isFalse();
    assertThat(written(frames.get(15), (int) (free.top() * HEIGHT), middle)).isTrue();
    assertThat(written(frames.get(73), (int) (free.top() * HEIGHT), middle)).isTrue();
    assertThat(written(frames.get(77), 0, middle)).isFalse();
    assertThat(written(frames.get(15), middle, (int) ((1 - free.bottom()) * HEIGHT))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "loud | 0.9*sin(2*PI*447*t) | -14",
        "quiet | 0.06*sin(2*PI*447*t)*(0.6+0.4*sin(2*PI*3*t)) | -14",
        "with peaks | 0.05*sin(2*PI*447*t)+0.8*sin(2*PI*90*t)*lt(mod(t,2),0.004) | -14",
        "next to nothing | 0.002*sin(2*PI*447*t) | -37",
        "silent | 0 | -70"
      })
  void a_clip_is_as_loud_as_platforms_play_unless_nothing_is_to_be_heard(
      String what, String sound, double expected) throws Exception {
    var plan = plan(source(sound), Tightening.NONE, false, CaptionStyle.NONE);
    var file = folder.resolve("clip.mp4");
    var report = inspected(plan, file);
    var remedy = report.quality.remedy(plan, report.clip);
    if (remedy.isPresent()) {
      report = inspected(remedy.get(), file);
    }

    var loudness = report.clip.loudness().orElseThrow();
    assertThat(loudness.integrated())
        .as(what)
        .isCloseTo(expected, within(expected < -30 ? 3.0 : 1.0));
    assertThat(loudness.truePeak()).isLessThanOrEqualTo(-1);
    assertThat(remedy.isPresent()).isEqualTo(what.equals("with peaks"));
    assertThat(report.quality.faults())
        .isEqualTo("Its opening stands still: nothing moves that would hold anybody. (2.0 s)");
  }

  private Inspected inspected(RenderPlan plan, Path file) throws Exception {
    var rendered =
        FFMPEG
            .renderer()
            .render(
                folder.resolve("source.mp4"), plan, file, folder.resolve("clip.jpg"), Meter.NONE);
    var clip = FFMPEG.prober().inspect(file, FFMPEG.prober().probe(file), 0);
    return new Inspected(
        clip, QualityReport.of(plan, clip, rendered.levelling(), rendered.words()));
  }

  private record Inspected(Inspection clip, QualityReport quality) {}

  private RenderPlan plan(Path source, Tightening tightening, boolean title, CaptionStyle captions)
      throws Exception {
    var part = new Score.Part(1, "");
    var moment =
        new Moment(
            Span.of(0, 6_000),
            "A title",
            "Wait for it",
            "",
            Category.SURPRISING,
            new Score(part, part, part, part, List.of()));
    return RenderPlan.of(
        FFMPEG.prober().probe(source),
        moment,
        new ClipRequest(
            1,
            Duration.ofSeconds(4),
            new Treatment(AspectRatio.PORTRAIT, Framing.CENTER_CROP, captions)
                .tightened(tightening)
                .titled(title),
            WIDTH,
            false),
        new Transcript("en", WORDS),
        SignalsBuilder.of(6_000).silences(Span.of(2_000, 4_000)).build(),
        Sightings.NONE);
  }

  private Path source(String sound) throws Exception {
    var size = "s=" + WIDTH + "x" + HEIGHT + ":r=" + RATE + ":d=2";
    var source = folder.resolve("source.mp4");
    run(
        "-f",
        "lavfi",
        "-i",
        "color=c=red:"
            + size
            + "[r];color=c=lime:"
            + size
            + "[g];color=c=blue:"
            + size
            + "[b];[r][g][b]concat=n=3",
        "-f",
        "lavfi",
        "-i",
        "aevalsrc='" + sound + "':s=48000:d=6",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        "-b:a",
        "192k",
        source.toString());
    return source;
  }

  private Path render(RenderPlan plan) throws Exception {
    var clip = folder.resolve("clip.mp4");
    FFMPEG
        .renderer()
        .render(folder.resolve("source.mp4"), plan, clip, folder.resolve("clip.jpg"), Meter.NONE);
    return clip;
  }

  private List<Character> colors(Path clip) throws Exception {
    var raw =
        run("-i", clip.toString(), "-vf", "scale=1:1", "-f", "rawvideo", "-pix_fmt", "rgb24", "-");
    var colors = new ArrayList<Character>();
    for (int i = 0; i + 2 < raw.length; i += 3) {
      int red = raw[i] & 0xFF;
      int green = raw[i + 1] & 0xFF;
      int blue = raw[i + 2] & 0xFF;
      colors.add(red > Math.max(green, blue) ? 'r' : green > blue ? 'g' : 'b');
    }
    return colors;
  }

  private List<byte[]> gray(Path clip) throws Exception {
    var raw = run("-i", clip.toString(), "-f", "rawvideo", "-pix_fmt", "gray", "-");
    var frames = new ArrayList<byte[]>();
    for (int at = 0; at < raw.length; at += WIDTH * HEIGHT) {
      frames.add(Arrays.copyOfRange(raw, at, at + WIDTH * HEIGHT));
    }
    return frames;
  }

  private static boolean written(byte[] frame, int fromRow, int toRow) {
    int most = 0;
    for (int i = fromRow * WIDTH; i < toRow * WIDTH; i++) {
      most = Math.max(most, frame[i] & 0xFF);
    }
    return most > 180;
  }

  private ShortBuffer sound(Path clip) throws Exception {
    var raw = run("-i", clip.toString(), "-f", "s16le", "-ac", "1", "-ar", "" + SAMPLES, "-");
    return ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
  }

  private static int loudest(ShortBuffer sound, double from, double to) {
    int most = 0;
    for (int i = (int) (from * SAMPLES); i < to * SAMPLES; i++) {
      most = Math.max(most, Math.abs(sound.get(i)));
    }
    return most;
  }

  private static double steepest(ShortBuffer sound, double from, double to) {
    int most = 0;
    for (int i = (int) (from * SAMPLES) + 1; i < to * SAMPLES; i++) {
      most = Math.max(most, Math.abs(sound.get(i) - sound.get(i - 1)));
    }
    return most;
  }

  private byte[] run(String... arguments) throws Exception {
    var command =
        new ArrayList<>(List.of(BINARIES.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
    command.addAll(List.of(arguments));
    var errors = folder.resolve("errors");
    var builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().putAll(BINARIES.environment());
    var process = builder.start();
    try {
      var output = process.getInputStream().readAllBytes();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(errors)).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }
}
