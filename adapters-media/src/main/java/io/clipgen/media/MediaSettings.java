package io.clipgen.media;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;

/// What the configuration says about hearing, seeing and judging.
///
/// @param ffmpeg `clipgen.ffmpeg`: `auto`, `bundled`, `system` or a path
/// @param transcriber `clipgen.transcriber`: `whisper`, `subtitles` or `none`
/// @param transcript `clipgen.transcript`: the file that the transcriber `subtitles` answers with
/// @param model `clipgen.whisper.model`: a ggml file instead of the one that travels with ClipGen
/// @param threads `clipgen.whisper.threads`: how many threads Whisper computes on
/// @param language `clipgen.whisper.language`: an ISO 639-1 code, or `auto`
/// @param analyst `clipgen.analyst`: `offline`
/// @param home `clipgen.home`: the installation's folder
/// @param cache `clipgen.cache`: where native programs are unpacked
public record MediaSettings(
    String ffmpeg,
    String transcriber,
    Optional<Path> transcript,
    Optional<Path> model,
    int threads,
    String language,
    String analyst,
    Optional<Path> home,
    Path cache) {

  private static final int MOST_THREADS = 4;

  /// Reads the settings.
  ///
  /// @param property the value of a key, if it is set
  public static MediaSettings of(Function<String, Optional<String>> property) {
    Function<String, Optional<String>> given =
        key -> property.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    return new MediaSettings(
        given.apply("clipgen.ffmpeg").orElse("auto"),
        given.apply("clipgen.transcriber").orElse("whisper"),
        given.apply("clipgen.transcript").map(Path::of),
        given.apply("clipgen.whisper.model").map(Path::of),
        threads(given.apply("clipgen.whisper.threads").orElse("auto")),
        given.apply("clipgen.whisper.language").orElse("auto"),
        given.apply("clipgen.analyst").orElse("offline"),
        given.apply("clipgen.home").map(Path::of),
        given
            .apply("clipgen.cache")
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "clipgen-cache")));
  }

  private static int threads(String value) {
    if (value.equals("auto")) {
      return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, MOST_THREADS);
    }
    try {
      var threads = Integer.parseInt(value);
      if (threads >= 1 && threads <= 64) {
        return threads;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "clipgen.whisper.threads is \"%s\", but must be auto or a number from 1 to 64"
            .formatted(value));
  }
}
