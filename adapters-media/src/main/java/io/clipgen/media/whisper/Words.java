package io.clipgen.media.whisper;

import io.clipgen.domain.clips.Span;
import io.clipgen.domain.clips.Word;
import io.clipgen.media.voice.Brackets;
import io.clipgen.media.whisper.WhisperSession.Piece;
import java.util.ArrayList;
import java.util.List;

/// From the pieces that Whisper gives to words that were said.
final class Words {

  private static final long SHORTEST_MS = 20;

  private Words() {}

  /// The words of a window.
  ///
  /// @param pieces with times from the window's start
  /// @param pauses in which nobody speaks: no word lasts into one
  static List<Word> of(List<Piece> pieces, Span window, List<Span> pauses) {
    var words = new ArrayList<Word>();
    var brackets = new Brackets();
    for (var piece : pieces) {
      var text = piece.text().strip();
      if (text.isEmpty() || brackets.enclose(text)) {
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
              voiced(Span.of(window.startMs() + start, window.startMs() + end), pauses),
              piece.probability()));
    }
    return words;
  }

  /// A word without the pause before or after it.
  private static Span voiced(Span word, List<Span> pauses) {
    for (var pause : pauses) {
      if (pause.isCutBy(word.startMs()) || pause.startMs() == word.startMs()) {
        if (pause.endMs() + SHORTEST_MS <= word.endMs()) {
          word = Span.of(pause.endMs(), word.endMs());
        }
      } else if (word.isCutBy(pause.startMs())) {
        return pause.startMs() - word.startMs() >= SHORTEST_MS
            ? Span.of(word.startMs(), pause.startMs())
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
