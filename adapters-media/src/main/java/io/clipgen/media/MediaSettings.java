package io.clipgen.media;

import io.clipgen.media.asking.ModelSettings;
import io.clipgen.media.claude.Claude;
import io.clipgen.media.gemini.Gemini;
import io.clipgen.media.models.SpeechModels;
import io.clipgen.media.openai.OpenAi;
import io.clipgen.media.whisper.Whisper;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What the configuration says about hearing, seeing and judging.
///
/// @param ffmpeg `clipgen.ffmpeg`: `auto`, `bundled`, `system` or a path
/// @param transcriber `clipgen.transcriber`: `whisper`, `openai`, `subtitles` or `none`
/// @param transcript `clipgen.transcript`: the file that the transcriber `subtitles` answers with
/// @param openAi `clipgen.openai`: the service that the transcriber `openai` asks
/// @param model `clipgen.whisper.model`: a ggml file, or the name of a model that was pulled,
///   instead of the one that travels with ClipGen
/// @param models `clipgen.models`: where pulled models are kept and come from
/// @param threads `clipgen.whisper.threads`: how many threads Whisper computes on
/// @param language `clipgen.whisper.language`: an ISO 639-1 code, or `auto`
/// @param analyst `clipgen.analyst`: `offline`, `signals`, `gemini` or `claude`
/// @param analystFallback `clipgen.analyst.fallback`: who proposes moments where a model cannot,
///   `offline` or `none`
/// @param gemini `clipgen.gemini.…`
/// @param claude `clipgen.claude.…`
/// @param meaning `clipgen.meaning`: `minilm` or `none`
/// @param home `clipgen.home`: the installation's folder
/// @param cache `clipgen.cache`: where native programs are unpacked
public record MediaSettings(
    String ffmpeg,
    String transcriber,
    Optional<Path> transcript,
    Optional<OpenAi.Service> openAi,
    Optional<String> model,
    SpeechModels models,
    int threads,
    String language,
    String analyst,
    String analystFallback,
    ModelSettings gemini,
    ModelSettings claude,
    String meaning,
    Optional<Path> home,
    Path cache) {

  private static final int MOST_THREADS = 4;
  private static final Duration OPENAI_TIMEOUT = Duration.ofMinutes(10);

  /// Reads the settings.
  ///
  /// @param property the value of a key, if it is set
  public static MediaSettings of(Function<String, Optional<String>> property) {
    return of(property, System::getenv);
  }

  /// Reads the settings.
  ///
  /// @param property the value of a key, if it is set
  /// @param environment the value of an environment variable: models' secret keys come from there
  ///   and nowhere else
  static MediaSettings of(
      Function<String, Optional<String>> property, Function<String, @Nullable String> environment) {
    Function<String, Optional<String>> given =
        key -> property.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    return new MediaSettings(
        given.apply("clipgen.ffmpeg").orElse("auto"),
        given.apply("clipgen.transcriber").orElse("whisper"),
        given.apply("clipgen.transcript").map(Path::of),
        openAi(given),
        given.apply("clipgen.whisper.model"),
        models(given),
        threads(given.apply("clipgen.whisper.threads").orElse("auto")),
        given.apply("clipgen.whisper.language").orElse("auto"),
        given.apply("clipgen.analyst").orElse("offline"),
        given.apply("clipgen.analyst.fallback").orElse("offline"),
        Gemini.VENDOR.settings(property, environment),
        Claude.VENDOR.settings(property, environment),
        given.apply("clipgen.meaning").orElse("minilm"),
        given.apply("clipgen.home").map(Path::of),
        given
            .apply("clipgen.cache")
            .map(Path::of)
            .orElseGet(() -> Path.of(System.getProperty("java.io.tmpdir"), "clipgen-cache")));
  }

  private static Optional<OpenAi.Service> openAi(Function<String, Optional<String>> given) {
    return given
        .apply("clipgen.openai.base-url")
        .map(
            base ->
                new OpenAi.Service(
                    address("clipgen.openai.base-url", base),
                    given.apply("clipgen.openai.key").orElse("").strip(),
                    given.apply("clipgen.openai.model").orElse("whisper-1"),
                    given.apply("clipgen.whisper.language").orElse("auto"),
                    OPENAI_TIMEOUT));
  }

  private static SpeechModels models(Function<String, Optional<String>> given) {
    return new SpeechModels(
        given
            .apply("clipgen.models.folder")
            .map(Path::of)
            .orElseGet(() -> Path.of("models").toAbsolutePath()),
        given.apply("clipgen.models.base").map(base -> address("clipgen.models.base", base)),
        ModelFiles.lookUp(given.apply("clipgen.home").map(Path::of), Whisper.DEFAULT_MODEL));
  }

  private static URI address(String key, String value) {
    try {
      return new URI(value);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException(
          "%s is \"%s\", but must be an address".formatted(key, value), e);
    }
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
