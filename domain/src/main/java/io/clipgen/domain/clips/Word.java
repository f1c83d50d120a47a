package io.clipgen.domain.clips;

/// A word that was said.
///
/// @param text as it is written, with the punctuation that follows it
/// @param span when it was said
/// @param confidence how sure the transcriber is, from 0 to 1
public record Word(String text, Span span, double confidence) {

  public Word {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a word must have letters");
    }
    if (!(confidence >= 0 && confidence <= 1)) {
      throw new IllegalArgumentException("confidence must be from 0 to 1");
    }
    text = text.strip();
  }

  /// Whether a sentence ends with it.
  public boolean endsSentence() {
    var last = text.length() - 1;
    while (last > 0 && "\"'”’)»]".indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return ".!?…。！？؟".indexOf(text.charAt(last)) >= 0;
  }
}
