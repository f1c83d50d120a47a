package io.clipgen.media.whisper;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// How many words were said in which language.
final class SpokenLanguages {

  private final Map<String, Integer> words = new HashMap<>();

  void add(String language, int count) {
    words.merge(language, count, Integer::sum);
  }

  /// The language of most words, if any was said.
  Optional<String> most() {
    return words.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .max(Map.Entry.comparingByValue())
        .map(Map.Entry::getKey);
  }
}
