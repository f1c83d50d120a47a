package io.clipgen.media.whisper;

import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.whisper.WhisperSession.Piece;
import java.util.ArrayList;
import java.util.List;

/// From the pieces that Whisper gives to words that were said. What stands in brackets or between
/// notes, like `(upbeat music)` or `[BLANK_AUDIO]`, was not said.
final class Words {

  private static final String OPENING = "([{*♪♫";
  private static final String CLOSING = ")]}*♪♫";
  private static final long SHORTEST_MS = 20;

  private Words() {}

  /// The words of a window.
  ///
  /// @param pieces with times from the window's start
  /// @param silences of the video: no word lasts into one
  static List<Word> of(List<Piece> pieces, Span window, List<Span> silences) {
    var words = new ArrayList<Word>();
    var closing = '\0';
    for (var piece : pieces) {
      var text = piece.text().strip();
      if (text.isEmpty()) {
        continue;
      }
      if (closing == '\0' && OPENING.indexOf(text.charAt(0)) >= 0) {
        closing = CLOSING.charAt(OPENING.indexOf(text.charAt(0)));
        text = text.substring(1);
      }
      if (closing != '\0') {
        if (text.indexOf(closing) >= 0) {
          closing = '\0';
        }
        continue;
      }
      if (text.codePoints().noneMatch(Character::isLetterOrDigit)) {
        attach(words, text);
        continue;
      }
      var start = Math.clamp(piece.startMs(), 0, window.lengthMs() - SHORTEST_MS);
      var end = Math.clamp(piece.endMs(), start + SHORTEST_MS, window.lengthMs());
      words.add(
          new Word(
              text,
              voiced(Span.of(window.startMs() + start, window.startMs() + end), silences),
              piece.probability()));
    }
    return words;
  }

  /// A word without the silence before or after it.
  private static Span voiced(Span word, List<Span> silences) {
    for (var silence : silences) {
      if (silence.isCutBy(word.startMs()) || silence.startMs() == word.startMs()) {
        if (silence.endMs() + SHORTEST_MS <= word.endMs()) {
          word = Span.of(silence.endMs(), word.endMs());
        }
      } else if (word.isCutBy(silence.startMs())) {
        return silence.startMs() - word.startMs() >= SHORTEST_MS
            ? Span.of(word.startMs(), silence.startMs())
            : word;
      }
    }
    return word;
  }

  /// Punctuation that came by itself belongs to the word before it.
  private static void attach(List<Word> words, String punctuation) {
    if (!words.isEmpty() && punctuation.length() <= 3) {
      var last = words.removeLast();
      words.add(new Word(last.text() + punctuation, last.span(), last.confidence()));
    }
  }
}
