package io.clipgen.media.voice;

/// Knows which words of a transcript were not said: those that stand in brackets or between notes,
/// like `(upbeat music)` or `[BLANK_AUDIO]`. Is told the words in their order.
public final class Brackets {

  private static final String OPENING = "([{*♪♫";
  private static final String CLOSING = ")]}*♪♫";

  private char closing = '\0';

  /// Whether the next word stands in brackets, or is one.
  public boolean enclose(String word) {
    if (word.isEmpty()) {
      return closing != '\0';
    }
    var from = 0;
    if (closing == '\0' && OPENING.indexOf(word.charAt(0)) >= 0) {
      closing = CLOSING.charAt(OPENING.indexOf(word.charAt(0)));
      from = 1;
    }
    if (closing == '\0') {
      return false;
    }
    if (word.indexOf(closing, from) >= 0) {
      closing = '\0';
    }
    return true;
  }
}
