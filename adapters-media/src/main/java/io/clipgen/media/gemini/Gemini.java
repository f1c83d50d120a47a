package io.clipgen.media.gemini;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.media.asking.Keys;
import io.clipgen.media.asking.ModelAnalysts;
import io.clipgen.media.asking.ModelSettings;
import io.clipgen.media.asking.Waiter;
import java.net.URI;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The door to Gemini.
public final class Gemini {

  /// The environment variable that brings keys.
  public static final String KEYS = "CLIPGEN_GEMINI_KEYS";

  private static final String NAME = "Gemini";
  private static final URI HOME = URI.create("https://generativelanguage.googleapis.com");

  private Gemini() {}

  /// Reads how it is asked.
  ///
  /// @param property the value of a setting, if it is set
  /// @param environment the value of an environment variable: keys come from nowhere else
  public static ModelSettings settings(
      Function<String, Optional<String>> property, Function<String, @Nullable String> environment) {
    return ModelSettings.of(
        "clipgen.gemini",
        "gemini-2.5-flash",
        HOME,
        property,
        Keys.in(environment, KEYS, "GEMINI_API_KEY", "GOOGLE_API_KEY"));
  }

  /// The analyst that asks Gemini; nothing is called yet.
  ///
  /// @param fallback who chooses where Gemini cannot
  /// @throws IllegalArgumentException if there is no key
  public static HighlightAnalyst analyst(
      ModelSettings settings,
      Optional<HighlightAnalyst> fallback,
      InstantSource clock,
      Waiter waiter) {
    return ModelAnalysts.asking(
        NAME, KEYS, new GeminiModel(settings), settings, fallback, clock, waiter);
  }
}
