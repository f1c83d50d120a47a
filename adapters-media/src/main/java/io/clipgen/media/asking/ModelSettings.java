package io.clipgen.media.asking;

import java.net.URI;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// How a vendor's model is asked.
///
/// @param model its name
/// @param url where the vendor is reached; a simulator elsewhere
/// @param temperature how freely it answers, if that is said at all
/// @param timeout how long a whole answer may take
/// @param silence how long nothing of it may come
/// @param patience how long it is waited for a key that rests
/// @param windowCharacters how much of a transcript goes into one question
/// @param keys the secrets to ask with
public record ModelSettings(
    String model,
    URI url,
    OptionalDouble temperature,
    Duration timeout,
    Duration silence,
    Duration patience,
    int windowCharacters,
    Keys keys) {

  /// Reads the settings of a vendor.
  ///
  /// @param prefix of its keys, as in `clipgen.gemini`
  /// @param property the value of a setting, if it is set
  /// @throws IllegalArgumentException a sentence that names the setting and what is wrong with it
  public static ModelSettings of(
      String prefix,
      String model,
      URI url,
      Function<String, Optional<String>> property,
      Keys keys) {
    Function<String, Optional<String>> given =
        key -> property.apply(key).map(String::strip).filter(value -> !value.isEmpty());
    return new ModelSettings(
        given.apply(prefix + ".model").orElse(model),
        given.apply(prefix + ".url").map(text -> url(prefix + ".url", text)).orElse(url),
        given
            .apply(prefix + ".temperature")
            .map(text -> OptionalDouble.of(number(prefix + ".temperature", text, 0, 2)))
            .orElseGet(OptionalDouble::empty),
        time(given, "clipgen.asking.timeout", Duration.ofMinutes(3)),
        time(given, "clipgen.asking.silence", Duration.ofMinutes(1)),
        time(given, "clipgen.asking.patience", Duration.ofSeconds(30)),
        (int)
            given
                .apply("clipgen.asking.window-characters")
                .map(text -> number("clipgen.asking.window-characters", text, 500, 400_000))
                .orElse(24_000.0)
                .doubleValue(),
        keys);
  }

  /// Whether the vendor is played on this machine.
  public boolean simulated() {
    var host = url.getHost();
    return host.equals("localhost") || host.startsWith("127.") || host.equals("[::1]");
  }

  private static URI url(String key, String text) {
    try {
      var url = URI.create(text.replaceAll("/+$", ""));
      if (url.getHost() != null
          && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
        return url;
      }
    } catch (IllegalArgumentException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "%s is \"%s\", but must be an address as in https://host".formatted(key, text));
  }

  private static double number(String key, String text, double least, double most) {
    try {
      var number = Double.parseDouble(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "%s is \"%s\", but must be a number from %s to %s".formatted(key, text, least, most));
  }

  private static Duration time(
      Function<String, Optional<String>> given, String key, Duration otherwise) {
    var text = given.apply(key);
    if (text.isEmpty()) {
      return otherwise;
    }
    try {
      var time = Duration.parse(text.get());
      if (!time.isNegative() && time.compareTo(Duration.ofHours(1)) <= 0) {
        return time;
      }
    } catch (DateTimeParseException e) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "%s is \"%s\", but must be a time up to PT1H, as in PT90S".formatted(key, text.get()));
  }
}
