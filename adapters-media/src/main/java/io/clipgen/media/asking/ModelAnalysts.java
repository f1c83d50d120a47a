package io.clipgen.media.asking;

import io.clipgen.application.clips.port.HighlightAnalyst;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;

/// Makes analysts of language models.
public final class ModelAnalysts {

  private ModelAnalysts() {}

  /// The analyst that asks `model`; nothing is called yet.
  ///
  /// @param vendor whose model it is, as in `Gemini`
  /// @param fallback who chooses where the model cannot
  /// @param variable the environment variable that brings keys
  /// @throws IllegalArgumentException if there is no key, with a sentence that says how to give one
  public static HighlightAnalyst asking(
      String vendor,
      String variable,
      LanguageModel model,
      ModelSettings settings,
      Optional<HighlightAnalyst> fallback,
      InstantSource clock,
      Waiter waiter) {
    if (settings.keys().isEmpty()) {
      throw new IllegalArgumentException(
          "clipgen.analyst is \"%s\", so the environment variable %s must bring a key, or several with commas between"
              .formatted(vendor.toLowerCase(Locale.ROOT), variable));
    }
    return new ModelAnalyst(vendor, model, settings, fallback, clock, waiter);
  }
}
