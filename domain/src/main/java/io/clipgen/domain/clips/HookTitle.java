package io.clipgen.domain.clips;

import java.text.BreakIterator;
import java.util.Locale;
import java.util.Optional;

/// What is written into the first seconds of a clip so that people stay.
///
/// @param text one to three lines of it
/// @param span when it is shown, in clip time
public record HookTitle(String text, Span span) {

  /// The most characters that are written.
  public static final int MOST_CHARACTERS = 80;

  /// What it looks like: white on a dark panel.
  public static final CaptionStyle.Look LOOK =
      new CaptionStyle.Look(
          0.062, 20, 80, false, 0xFFFFFF, 0xFFFFFF, 0, 0, 0.78, CaptionStyle.Highlight.NONE);

  private static final long SHOWN_MS = 2_500;

  public HookTitle {
    if (text.isBlank()) {
      throw new IllegalArgumentException("a title has letters");
    }
  }

  /// The moment's hook, or its title where it has none, for 2.5 seconds, and never for more than
  /// half of the clip; nothing if it has neither.
  public static Optional<HookTitle> of(Moment moment, long clipMs) {
    var text = moment.hook().isBlank() ? moment.title() : moment.hook();
    if (text.isBlank() || clipMs < 2) {
      return Optional.empty();
    }
    return Optional.of(
        new HookTitle(shortened(text.strip()), Span.of(0, Math.min(SHOWN_MS, clipMs / 2))));
  }

  /// The same, shown later.
  HookTitle later(long ms) {
    return new HookTitle(text, Span.of(span.startMs() + ms, span.endMs() + ms));
  }

  private static String shortened(String text) {
    if (text.length() <= MOST_CHARACTERS) {
      return text;
    }
    var words = BreakIterator.getLineInstance(Locale.ROOT);
    words.setText(text);
    var end = words.preceding(MOST_CHARACTERS);
    if (end < MOST_CHARACTERS / 2) {
      var characters = BreakIterator.getCharacterInstance(Locale.ROOT);
      characters.setText(text);
      end = characters.preceding(MOST_CHARACTERS);
    }
    return text.substring(0, end).strip() + "…";
  }
}
