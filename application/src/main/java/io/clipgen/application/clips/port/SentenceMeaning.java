package io.clipgen.application.clips.port;

import java.util.List;

/// Tells which sentences speak of the same, by a model of language.
public interface SentenceMeaning {

  /// Knows nothing.
  SentenceMeaning NONE =
      new SentenceMeaning() {
        @Override
        public List<float[]> of(String language, List<String> texts) {
          return List.of();
        }

        @Override
        public String description() {
          return "without a model of meaning";
        }
      };

  /// The direction of each text: a vector of length one, where alike directions mean alike
  /// subjects. Empty where it cannot tell: of a language it does not know, or where its model does
  /// not run. It never fails.
  ///
  /// @param language an ISO 639-1 code, or `und`
  /// @param texts a sentence or a few each
  List<float[]> of(String language, List<String> texts) throws InterruptedException;

  /// What tells, for people to read.
  String description();
}
