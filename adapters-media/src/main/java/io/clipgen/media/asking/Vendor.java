package io.clipgen.media.asking;

import io.clipgen.application.clips.port.HighlightAnalyst;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A vendor of language models: how its model is configured, and how to an analyst that asks it.
///
/// @param name as in `Gemini`
/// @param model the one that is asked where no other is configured
/// @param home where it is reached, likewise
/// @param variables the environment variables that may bring keys; the first one is ours
/// @param protocol how it is spoken with
public record Vendor(
    String name,
    String model,
    URI home,
    List<String> variables,
    Function<ModelSettings, LanguageModel> protocol) {

  /// What the configuration calls it, as in `gemini`.
  public String key() {
    return name.toLowerCase(Locale.ROOT);
  }

  /// Reads how it is asked.
  ///
  /// @param property the value of a setting, if it is set
  /// @param environment the value of an environment variable: keys come from nowhere else
  public ModelSettings settings(
      Function<String, Optional<String>> property, Function<String, @Nullable String> environment) {
    return ModelSettings.of(
        "clipgen." + key(), model, home, property, Keys.in(environment, variables));
  }

  /// The analyst that asks its model; nothing is called yet.
  ///
  /// @param fallback who chooses where the model cannot
  /// @throws IllegalArgumentException if there is no key, with a sentence that says how to give one
  public HighlightAnalyst analyst(
      ModelSettings settings,
      Optional<HighlightAnalyst> fallback,
      InstantSource clock,
      Waiter waiter) {
    if (settings.keys().isEmpty()) {
      throw new IllegalArgumentException(
          "clipgen.analyst is \"%s\", so the environment variable %s must bring a key, or several with commas between"
              .formatted(key(), variables.getFirst()));
    }
    return new ModelAnalyst(name, protocol.apply(settings), settings, fallback, clock, waiter);
  }
}
