package io.clipgen.application.clips.port;

/// What one call of a language model took, as its provider counted it.
///
/// @param model whose model it was and which, as in `gemini-2.5-flash`
/// @param purpose what it was asked for, in kebab case, as in `highlights`
/// @param promptTokens what it was given to read, 0 or more
/// @param answerTokens what it wrote, thinking included, 0 or more
public record ModelUse(String model, String purpose, long promptTokens, long answerTokens) {

  public ModelUse {
    if (promptTokens < 0 || answerTokens < 0) {
      throw new IllegalArgumentException("tokens cannot be fewer than none");
    }
  }
}
