package io.clipgen.media.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.media.Samples;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Makes videos for tests, and decodes what is really in the pictures of others.
final class Film {

  private static final Binaries BINARIES = new Locator(Samples.CACHE, null).find("bundled");

  private Film() {}

  /// Runs the bundled FFmpeg and gives what it writes to its standard output.
  static byte[] run(String... arguments) throws IOException, InterruptedException {
    var command =
        new ArrayList<>(List.of(BINARIES.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().putAll(BINARIES.environment());
    var process = builder.start();
    try {
      var output = process.getInputStream().readAllBytes();
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).isZero();
      return output;
    } finally {
      process.destroyForcibly();
    }
  }

  /// A video of what a filter graph makes, 25 pictures a second.
  static Path of(Path file, String graph, String... inputs)
      throws IOException, InterruptedException {
    var arguments = new ArrayList<>(List.of(inputs));
    arguments.addAll(List.of("-filter_complex", graph, "-r", "25", "-pix_fmt", "yuv420p"));
    arguments.addAll(List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "20"));
    arguments.add(file.toString());
    run(arguments.toArray(String[]::new));
    return file;
  }

  /// A video's pictures, scaled to that size.
  ///
  /// @param format `gray` (a byte a pixel) or `rgb24` (three)
  static List<byte[]> pictures(
      Path file, double from, double seconds, int rate, int width, int height, String format)
      throws IOException, InterruptedException {
    var raw =
        run(
            "-ss",
            Double.toString(from),
            "-t",
            Double.toString(seconds),
            "-i",
            file.toString(),
            "-vf",
            "fps=" + rate + ",scale=" + width + ":" + height + ":flags=area",
            "-f",
            "rawvideo",
            "-pix_fmt",
            format,
            "-");
    int bytes = width * height * (format.equals("gray") ? 1 : 3);
    var pictures = new ArrayList<byte[]>();
    for (int at = 0; at + bytes <= raw.length; at += bytes) {
      pictures.add(Arrays.copyOfRange(raw, at, at + bytes));
    }
    return pictures;
  }
}
