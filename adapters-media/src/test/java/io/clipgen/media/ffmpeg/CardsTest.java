package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.Card;
import io.clipgen.domain.clips.Cards;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.Inspection;
import io.clipgen.domain.clips.QualityReport;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.Samples;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/// What is really in the file of a clip between two cards, by decoding it.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class CardsTest {

  private static final int SAMPLES = 48_000;
  private static final Binaries BINARIES = new Locator(Samples.CACHE, null).find("bundled");
  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);

  @TempDir Path folder;

  @Test
  void a_clip_begins_right_after_its_first_card_and_ends_right_before_its_last() throws Exception {
    // Green up to 1 s, red up to 4 s, blue: the clip is what is red.
    var source = folder.resolve("source.mp4");
    run(
        "-f",
        "lavfi",
        "-i",
        "color=c=lime:s=144x256:r=25:d=1[g];color=c=red:s=144x256:r=25:d=3[r];"
            + "color=c=blue:s=144x256:r=25:d=1[b];[g][r][b]concat=n=3",
        "-f",
        "lavfi",
        "-i",
        "aevalsrc='0.2*sin(2*PI*447*t)':s=48000:d=5",
        "-pix_fmt",
        "yuv420p",
        "-c:a",
        "aac",
        source.toString());
    var plan =
        RenderPlan.of(
            FFMPEG.prober().probe(source),
            Span.of(1_000, 4_000),
            new ClipRequest(
                1,
                Duration.ofSeconds(5),
                new Treatment(AspectRatio.PORTRAIT, Framing.CENTER_CROP, CaptionStyle.CLASSIC)
                    .between(
                        new Cards(
                            new Card("مرحبا", "Tuesdays", 720), new Card("Ende 🎬", "", 1_000))),
                144,
                false),
            new Transcript("en", List.of(new Word("Words.", Span.of(1_500, 2_500), 1))));
    var clip = folder.resolve("clip.mp4");
    var rendered =
        FFMPEG.renderer().render(source, plan, clip, folder.resolve("clip.jpg"), Meter.NONE);

    var frames = corners(clip);
    assertThat(String.join("", frames)).isEqualTo("c".repeat(18) + "r".repeat(75) + "c".repeat(25));
    // The first card has words, and the captions come as much later.
    assertThat(brightest(clip, 10)).isGreaterThan(200);
    assertThat(plan.captions().lines().getFirst().span().startMs()).isEqualTo(500 + 720);
    assertThat(brightest(clip, 18 + 5)).isLessThan(150);
    assertThat(brightest(clip, 18 + 25)).isGreaterThan(180);

    var sound = sound(clip);
    assertThat(loudest(sound, 0, 0.70)).isLessThan(50);
    assertThat(loudest(sound, 0.80, 3.6)).isGreaterThan(3_000);
    assertThat(loudest(sound, 3.76, 4.7)).isLessThan(50);

    var measured =
        FFMPEG.prober().inspect(clip, FFMPEG.prober().probe(clip), plan.shown().startMs());
    assertThat(measured.info().durationMs()).isBetween(4_700L, 4_760L);
    assertThat(QualityReport.of(plan, measured, rendered.levelling(), rendered.words()).faults())
        .doesNotContain("LUFS", "black", "long");
  }

  @Test
  void the_opening_that_is_measured_begins_after_the_first_card() throws Exception {
    var still = inspectedAfterCard("color=c=green:s=64x64:r=25:d=4");
    assertThat(still.frozenMs()).isEqualTo(Inspection.OPENING_MS);
    assertThat(still.blackMs()).isZero();

    var black = inspectedAfterCard("color=c=black:s=64x64:r=25:d=4");
    assertThat(black.blackMs()).isEqualTo(Inspection.OPENING_MS);

    var moving = inspectedAfterCard("testsrc=s=64x64:r=25:d=4,hue=H=2*PI*t");
    assertThat(moving.frozenMs()).isZero();
    assertThat(moving.blackMs()).isZero();
  }

  /// What is measured where `opening` comes after two seconds of a card.
  private Inspection inspectedAfterCard(String opening) throws Exception {
    var clip =
        Film.of(
            folder.resolve("opening.mp4"),
            "color=c=red:s=64x64:r=25:d=2[card];" + opening + "[after];[card][after]concat=n=2");
    return FFMPEG.prober().inspect(clip, FFMPEG.prober().probe(clip), 2_000);
  }

  /// Of each frame what is in its corner: a card, or a colour of the source.
  private List<String> corners(Path clip) throws Exception {
    var raw =
        run(
            "-i",
            clip.toString(),
            "-vf",
            "crop=8:8:0:0,scale=1:1",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "rgb24",
            "-");
    var corners = new ArrayList<String>();
    for (int i = 0; i + 2 < raw.length; i += 3) {
      int red = raw[i] & 0xFF;
      int green = raw[i + 1] & 0xFF;
      int blue = raw[i + 2] & 0xFF;
      corners.add(red > 200 && green < 60 ? "r" : green > 200 ? "g" : blue > 200 ? "b" : "c");
    }
    return corners;
  }

  private int brightest(Path clip, int frame) throws Exception {
    var raw =
        run(
            "-i",
            clip.toString(),
            "-vf",
            "select='eq(n," + frame + ")'",
            "-frames:v",
            "1",
            "-f",
            "rawvideo",
            "-pix_fmt",
            "gray",
            "-");
    int most = 0;
    for (byte each : raw) {
      most = Math.max(most, each & 0xFF);
    }
    return most;
  }

  private short[] sound(Path clip) throws Exception {
    var raw = run("-i", clip.toString(), "-f", "s16le", "-ac", "1", "-ar", "" + SAMPLES, "-");
    var samples = new short[raw.length / 2];
    ByteBuffer.wrap(raw).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(samples);
    return samples;
  }

  private static int loudest(short[] sound, double from, double to) {
    int most = 0;
    for (int i = (int) (from * SAMPLES); i < Math.min(sound.length, to * SAMPLES); i++) {
      most = Math.max(most, Math.abs(sound[i]));
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
