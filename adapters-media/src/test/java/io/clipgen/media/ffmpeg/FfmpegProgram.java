package io.clipgen.media.ffmpeg;

import io.clipgen.media.Samples;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// FFmpeg itself, for tests that make material of their own.
public final class FfmpegProgram {

  private FfmpegProgram() {}

  /// Runs it to its end.
  public static void run(List<String> arguments) throws IOException, InterruptedException {
    var binaries = new Locator(Samples.CACHE, System.getenv("PATH")).find("auto");
    var command =
        new ArrayList<>(List.of(binaries.ffmpeg().toString(), "-nostdin", "-v", "error", "-y"));
    command.addAll(arguments);
    var builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().putAll(binaries.environment());
    var process = builder.start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (process.waitFor() != 0) {
      throw new IOException(said);
    }
  }
}
