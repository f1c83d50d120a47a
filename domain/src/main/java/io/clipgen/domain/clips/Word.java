package io.clipgen.domain.clips;

import java.util.Locale;
import java.util.Set;

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

  private static final Set<String> ABBREVIATIONS =
      Set.of(
          "mr.", "mrs.", "ms.", "dr.", "prof.", "st.", "jr.", "sr.", "vs.", "etc.", "e.g.", "i.e.",
          "no.", "gen.", "sen.", "rev.", "inc.", "ltd.", "co.", "approx.");

  /// Whether a sentence ends with it; an abbreviation such as `Mr.` or an initial ends none.
  public boolean endsSentence() {
    if (ABBREVIATIONS.contains(text.toLowerCase(Locale.ROOT))
        || (text.length() == 2 && Character.isUpperCase(text.charAt(0)))) {
      return false;
    }
    var last = text.length() - 1;
    while (last > 0 && "\"'”’)»]".indexOf(text.charAt(last)) >= 0) {
      last--;
    }
    return ".!?…。！？؟".indexOf(text.charAt(last)) >= 0;
  }
}
