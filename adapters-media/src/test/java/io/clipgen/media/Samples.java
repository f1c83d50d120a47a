package io.clipgen.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// The material that the tests work on: see `samples/README.md`.
public final class Samples {

  /// Eight seconds with two sentences, small.
  public static final Path SHORT = Path.of("samples/short.mp4");

  /// The folder for what native code is unpacked from, kept between builds.
  public static final Path CACHE = Path.of("target/native");

  private static final int WAV_HEADER = 44;

  private Samples() {}

  /// The samples of a recording: 16-bit, one channel, 16,000 a second.
  public static byte[] pcm(String name) throws IOException {
    var bytes = Files.readAllBytes(Path.of("samples/speech", name));
    return Arrays.copyOfRange(bytes, WAV_HEADER, bytes.length);
  }

  /// The first bytes of a file, as another one.
  public static Path cut(Path file, int bytes, Path to) throws IOException {
    return Files.write(to, Arrays.copyOf(Files.readAllBytes(file), bytes));
  }

  /// The words of the recordings with their true times.
  public static List<String[]> trueWords() throws IOException {
    return Files.readAllLines(Path.of("samples/speech/words.tsv")).stream()
        .skip(1)
        .map(line -> line.split("\t"))
        .toList();
  }
}
