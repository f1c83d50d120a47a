package io.clipgen.media.subtitles;

import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.voice.Brackets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Timed words that come without punctuation, beside the text they were taken from: what is written
/// around a word comes back to it, and words in brackets go. Where words and text do not match, the
/// words stay as they are.
final class Punctuation {

  private Punctuation() {}

  static List<Word> restored(List<Word> words, String text) {
    var restored = new ArrayList<Word>();
    var brackets = new Brackets();
    int next = 0;
    for (var written : text.strip().split("\\s+")) {
      var letters = letters(written);
      if (letters.isEmpty()) {
        brackets.enclose(written);
        continue;
      }
      var heard = new StringBuilder();
      var first = next;
      double confidence = 1;
      while (next < words.size() && heard.length() < letters.length()) {
        confidence = Math.min(confidence, words.get(next).confidence());
        heard.append(letters(words.get(next++).text()));
      }
      if (!letters.contentEquals(heard)) {
        return words;
      }
      if (!brackets.enclose(written)) {
        var from = words.get(first).span().startMs();
        var to = Math.max(from + 1, words.get(next - 1).span().endMs());
        restored.add(new Word(written, Span.of(from, to), confidence));
      }
    }
    return next == words.size() ? restored : words;
  }

  private static String letters(String text) {
    var letters = new StringBuilder();
    text.toLowerCase(Locale.ROOT)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .forEach(letters::appendCodePoint);
    return letters.toString();
  }
}
