package io.clipgen.domain.clips;

import java.util.List;
import java.util.stream.Collectors;

/// Words that belong together: up to a full stop, or up to a pause where nobody wrote one.
///
/// @param words at least one, in order
public record Sentence(List<Word> words) {

  public Sentence {
    words = List.copyOf(words);
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a sentence must have words");
    }
  }

  /// From the start of its first word to the end of its last.
  public Span span() {
    return Span.of(words.getFirst().span().startMs(), words.getLast().span().endMs());
  }

  /// What was said.
  public String text() {
    return words.stream().map(Word::text).collect(Collectors.joining(" "));
  }
}
