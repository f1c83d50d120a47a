package io.clipgen.media.offline;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.Signals;
import io.clipgen.media.ffmpeg.Ffmpeg;
import io.clipgen.media.ffmpeg.FfmpegProgram;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;

/// Makes a real video file of a laid-out script with FFmpeg, and has it measured as any other.
/// Voices are drawn as tones that swell with each word, audiences as noise, music as chords.
final class GoldFilm {

  private static final int WIDTH = 160;
  private static final int HEIGHT = 90;
  private static final int RATE = 16_000;
  private static final int SHORTEST_SHOT = 120;

  private final Path folder;

  GoldFilm(Path folder) {
    this.folder = folder;
  }

  /// Films and measures it.
  Signals measured(GoldVideo video, Ffmpeg ffmpeg) throws IOException, InterruptedException {
    var name = video.name().replace('/', '-');
    var pictures = folder.resolve(name + ".gray");
    var sound = folder.resolve(name + ".wav");
    var film = folder.resolve(name + ".mp4");
    draw(video, pictures);
    play(video, sound);
    FfmpegProgram.run(
        List.of(
            "-f",
            "rawvideo",
            "-pix_fmt",
            "gray",
            "-s",
            WIDTH + "x" + HEIGHT,
            "-r",
            "10",
            "-i",
            pictures.toString(),
            "-i",
            sound.toString(),
            "-c:v",
            "libx264",
            "-preset",
            "ultrafast",
            "-crf",
            "23",
            "-pix_fmt",
            "yuv420p",
            "-c:a",
            "aac",
            "-b:a",
            "64k",
            "-shortest",
            film.toString()));
    var info = ffmpeg.prober().probe(film);
    var signals = ffmpeg.analyser().measure(film, info, folder, Meter.NONE).signals();
    Files.delete(pictures);
    Files.delete(sound);
    Files.delete(film);
    return signals.withChat(video.chat());
  }

  private static void draw(GoldVideo video, Path file) throws IOException {
    var chance = new Random(video.name().hashCode() + 1);
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      byte[] background = background(chance);
      int shot = 0;
      double scroll = 0;
      int frame = 0;
      for (var scene : video.scenes()) {
        for (; frame * 100L < scene.span().endMs(); frame++, shot++) {
          var cut =
              scene.picture().equals("cuts")
                  ? shot >= 7
                  : shot >= SHORTEST_SHOT && chance.nextInt(100) == 0;
          if (cut) {
            background = background(chance);
            shot = 0;
          }
          scroll += scene.picture().equals("fast") ? 3 : 0;
          draw(background, (int) scroll, scene.picture(), frame, chance, out);
        }
      }
    }
  }

  /// Blocks of brightness between two levels of its own.
  private static byte[] background(Random chance) {
    var pixels = new byte[WIDTH * HEIGHT];
    var low = 40 + chance.nextInt(100);
    var blocks = new int[(WIDTH / 10) * (HEIGHT / 10)];
    for (int i = 0; i < blocks.length; i++) {
      blocks[i] = low + chance.nextInt(70);
    }
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) blocks[i / WIDTH / 10 * (WIDTH / 10) + i % WIDTH / 10];
    }
    return pixels;
  }

  private static void draw(
      byte[] background, int scroll, String picture, int frame, Random chance, OutputStream out)
      throws IOException {
    var pixels = new byte[WIDTH * HEIGHT];
    for (int y = 0; y < HEIGHT; y++) {
      for (int x = 0; x < WIDTH; x++) {
        pixels[y * WIDTH + x] = background[y * WIDTH + (x + scroll) % WIDTH];
      }
    }
    // Somebody who speaks is never quite still.
    var swing = picture.equals("still") ? 1 : 6;
    var left = 60 + (int) (swing * Math.sin(frame / 4.0)) + chance.nextInt(2);
    for (int y = 20; y < 80; y++) {
      for (int x = left; x < left + 30; x++) {
        pixels[y * WIDTH + x] = (byte) 210;
      }
    }
    out.write(pixels);
  }

  private static void play(GoldVideo video, Path file) throws IOException {
    var chance = new Random(video.name().hashCode() + 2);
    var samples = new double[(int) (video.durationMs() * RATE / 1_000)];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = 0.002 * chance.nextGaussian();
    }
    for (var scene : video.scenes()) {
      var from = (int) (scene.span().startMs() * RATE / 1_000);
      var to = (int) Math.min(samples.length, scene.span().endMs() * RATE / 1_000);
      switch (scene.noise()) {
        case "audience" -> {
          for (int i = from; i < to; i++) {
            var clap = 0.7 + 0.3 * Math.sin(i / 900.0);
            samples[i] += 0.14 * clap * chance.nextGaussian();
          }
        }
        case "music" -> {
          for (int i = from; i < to; i++) {
            var beat = 1 - (i % (RATE / 2)) / (double) RATE;
            var t = i / (double) RATE;
            samples[i] +=
                0.16
                    * beat
                    * (Math.sin(2 * Math.PI * 220 * t)
                        + Math.sin(2 * Math.PI * 277 * t)
                        + Math.sin(2 * Math.PI * 330 * t)
                        + 0.5 * chance.nextGaussian());
          }
        }
        default -> {
          // Nothing but the room.
        }
      }
      for (var word : video.transcript().within(scene.span())) {
        say(
            word.span().startMs(),
            word.span().endMs(),
            scene.loud() ? 0.42 : 0.13,
            samples,
            chance);
      }
    }
    write(samples, file);
  }

  private static void say(long fromMs, long toMs, double level, double[] samples, Random chance) {
    var from = (int) (fromMs * RATE / 1_000);
    var to = (int) Math.min(samples.length, toMs * RATE / 1_000);
    var pitch = 110 + 30 * chance.nextDouble();
    var strength = level * (0.8 + 0.4 * chance.nextDouble());
    for (int i = from; i < to; i++) {
      var swell = Math.sin(Math.PI * (i - from) / (to - from));
      var t = i / (double) RATE;
      double voice = 0;
      for (int n = 1; n <= 8; n++) {
        voice += Math.sin(2 * Math.PI * pitch * n * t) / n;
      }
      samples[i] += strength * swell * voice;
    }
  }

  private static void write(double[] samples, Path file) throws IOException {
    var bytes = ByteBuffer.allocate(44 + samples.length * 2).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + samples.length * 2);
    bytes.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    bytes.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    bytes.putShort((short) 2).putShort((short) 16);
    bytes.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(samples.length * 2);
    for (var sample : samples) {
      bytes.putShort((short) (Math.clamp(sample, -1, 1) * 32_000));
    }
    Files.write(file, bytes.array());
  }
}
