package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.AspectRatio;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.ClipRequest;
import io.clipgen.domain.clips.Framing;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.SafeArea;
import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Transcript;
import io.clipgen.domain.clips.Treatment;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is really in the frames of a clip with captions, by decoding it.
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class BurnedInTest {

  private static final int WIDTH = 360;
  private static final int HEIGHT = 640;
  private static final int RATE = 30;
  private static final Binaries BINARIES = new Locator(Samples.CACHE, null).find("bundled");
  private static final Ffmpeg FFMPEG = Ffmpeg.of("bundled", Samples.CACHE);

  /// From the clip's start: one at 0.5 s, two at 1.03 s, three from 1.5 to 2 s.
  private static final List<Word> WORDS =
      List.of(
          new Word("one", Span.of(1_500, 2_000), 1),
          new Word("two", Span.of(2_030, 2_400), 1),
          new Word("three.", Span.of(2_500, 3_000), 1));

  @TempDir Path folder;

  @Test
  void each_word_lights_up_when_it_is_said_and_nothing_is_written_elsewhere() throws Exception {
    var frames = frames(render(CaptionStyle.CLASSIC, false));

    var written = frames.stream().map(Frame::ink).toList();
    assertThat(first(frames, 0, Frame::isWritten)).isBetween(14, 16);
    assertThat(first(frames, 20, frame -> !frame.isWritten())).isBetween(68, 70);
    assertThat(first(frames, 75, Frame::isWritten)).isEqualTo(-1);
    var one = frames.get(20).litAt();
    var two = frames.get(38).litAt();
    var three = frames.get(55).litAt();
    assertThat(List.of(one, two, three)).isSorted().doesNotHaveDuplicates();
    assertThat(first(frames, 16, frame -> frame.litAt() > (one + two) / 2)).isBetween(30, 32);
    assertThat(first(frames, 32, frame -> frame.litAt() > (two + three) / 2)).isBetween(44, 46);

    var free = SafeArea.of(AspectRatio.PORTRAIT);
    for (var box : written.stream().filter(box -> box != Box.NONE).toList()) {
      assertThat(box.left).isGreaterThanOrEqualTo((int) (free.left() * WIDTH));
      assertThat(box.right).isLessThanOrEqualTo((int) Math.ceil((1 - free.right()) * WIDTH));
      assertThat(box.top).isGreaterThanOrEqualTo((int) (free.top() * HEIGHT));
      assertThat(box.bottom).isLessThanOrEqualTo((int) Math.ceil((1 - free.bottom()) * HEIGHT));
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void without_captions_nothing_is_written(boolean watermark) throws Exception {
    var frames = frames(render(CaptionStyle.NONE, watermark));

    assertThat(frames).hasSize(4 * RATE).allMatch(frame -> frame.isWritten() == watermark);
  }

  @Test
  void the_mark_stays_beside_the_words() throws Exception {
    var frames = frames(render(CaptionStyle.BOXED, true));

    assertThat(frames.get(20).ink().bottom - frames.get(5).ink().bottom).isGreaterThan(100);
  }

  private Path render(CaptionStyle style, boolean watermark) throws Exception {
    var source = folder.resolve("source.mp4");
    var made =
        run(
            "-f",
            "lavfi",
            "-i",
            "color=c=0x304060:s=" + WIDTH + "x" + HEIGHT + ":r=" + RATE + ":d=6",
            "-pix_fmt",
            "yuv420p",
            source.toString());
    assertThat(made).isEmpty();
    var request =
        new ClipRequest(
            1,
            Duration.ofSeconds(4),
            new Treatment(AspectRatio.PORTRAIT, Framing.CENTER_CROP, style),
            WIDTH,
            watermark);
    var plan =
        RenderPlan.of(
            FFMPEG.prober().probe(source),
            Span.of(1_000, 5_000),
            request,
            new Transcript("en", WORDS));
    var clip = folder.resolve("clip.mp4");
    FFMPEG.renderer().render(source, plan, clip, folder.resolve("clip.jpg"), Meter.NONE);
    try (var left = Files.list(folder)) {
      assertThat(left).containsExactlyInAnyOrder(source, clip, folder.resolve("clip.jpg"));
    }
    return clip;
  }

  private List<Frame> frames(Path clip) throws Exception {
    var raw = run("-i", clip.toString(), "-f", "rawvideo", "-pix_fmt", "rgb24", "-");
    var frames = new ArrayList<Frame>();
    for (int at = 0; at < raw.length; at += WIDTH * HEIGHT * 3) {
      frames.add(Frame.of(Arrays.copyOfRange(raw, at, at + WIDTH * HEIGHT * 3)));
    }
    return frames;
  }

  private byte[] run(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(List.of(BINARIES.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(folder.resolve("e").toFile());
    builder.environment().putAll(BINARIES.environment());
    var process = builder.start();
    try {
      var output = process.getInputStream().readAllBytes();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(Files.readString(folder.resolve("e"))).isZero();
      return output;
    } finally {
      process.destroyForcibly();
      Files.deleteIfExists(folder.resolve("e"));
    }
  }

  private static int first(List<Frame> frames, int from, Predicate<Frame> which) {
    for (int i = from; i < frames.size(); i++) {
      if (which.test(frames.get(i))) {
        return i;
      }
    }
    return -1;
  }

  /// Where something is; the sides included.
  private record Box(int left, int top, int right, int bottom) {

    static final Box NONE = new Box(WIDTH, HEIGHT, -1, -1);

    Box with(int x, int y) {
      return new Box(Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y));
    }
  }

  /// What is in a frame.
  ///
  /// @param ink where the plain picture is covered
  /// @param litAt middle of what is yellow, across; -1 without
  private record Frame(Box ink, double litAt) {

    static Frame of(byte[] pixels) {
      var ink = Box.NONE;
      long sum = 0;
      int yellow = 0;
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        int red = pixels[3 * i] & 0xFF;
        int green = pixels[3 * i + 1] & 0xFF;
        int blue = pixels[3 * i + 2] & 0xFF;
        if (Math.abs(red - 0x30) + Math.abs(green - 0x40) + Math.abs(blue - 0x60) > 100) {
          ink = ink.with(i % WIDTH, i / WIDTH);
        }
        if (red > 190 && green > 150 && blue < 140) {
          sum += i % WIDTH;
          yellow++;
        }
      }
      return new Frame(ink.right < 0 ? Box.NONE : ink, yellow == 0 ? -1 : (double) sum / yellow);
    }

    boolean isWritten() {
      return ink != Box.NONE;
    }
  }
}
