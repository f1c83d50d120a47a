package io.clipgen.domain.clips;

import java.time.Duration;

/// A still picture with words, shown before a clip or after it.
///
/// @param title what is written large, 1 to 80 characters
/// @param line what is written small below it, at most 80 characters; empty for nothing
/// @param lengthMs how long it is shown, 500 ms to 10 s
public record Card(String title, String line, long lengthMs) {

  /// The most characters of a title, and of a line.
  public static final int MOST_CHARACTERS = 80;

  public static final Duration SHORTEST = Duration.ofMillis(500);
  public static final Duration LONGEST = Duration.ofSeconds(10);

  /// How long one is shown where nobody says.
  public static final Duration USUAL = Duration.ofSeconds(2);

  private static final double TITLE_SIZE = 0.1;
  private static final double LINE_SIZE = 0.052;

  /// What is behind the words where the style has no colour of its own.
  private static final int PLAIN_ACCENT = 0x5A78C8;

  private static final double DARKER = 0.45;

  public Card {
    title = title.strip();
    line = line == null ? "" : line.strip();
    if (title.isEmpty() || title.length() > MOST_CHARACTERS || line.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException(
          "must have a title of 1 to 80 characters, and a line of at most 80");
    }
    if (lengthMs < SHORTEST.toMillis() || lengthMs > LONGEST.toMillis()) {
      throw new IllegalArgumentException("must be shown for 0.5 to 10 seconds");
    }
  }

  /// The card with that text: what is on further lines goes below the title.
  public static Card of(String text, Duration length) {
    var parts = text.strip().split("\\R+", 2);
    return new Card(
        parts[0], parts.length == 1 ? "" : parts[1].replaceAll("\\s+", " "), length.toMillis());
  }

  /// What its title looks like in a clip of that style: white, in the style's letters.
  public static CaptionStyle.Look titleLook(CaptionStyle style) {
    return look(TITLE_SIZE, style.look().capitals(), 0xFFFFFF);
  }

  /// What its line looks like in a clip of that style: in the style's accent.
  public static CaptionStyle.Look lineLook(CaptionStyle style) {
    return look(LINE_SIZE, false, accent(style));
  }

  /// The colour behind the words, 0xRRGGBB: the style's accent, darkened, but never so dark that
  /// platforms would take it for a black picture.
  public static int ground(CaptionStyle style) {
    var accent = accent(style);
    return (int) ((accent >> 16 & 0xFF) * DARKER) << 16
        | (int) ((accent >> 8 & 0xFF) * DARKER) << 8
        | (int) ((accent & 0xFF) * DARKER);
  }

  private static int accent(CaptionStyle style) {
    return style == CaptionStyle.NONE ? PLAIN_ACCENT : style.look().accent();
  }

  private static CaptionStyle.Look look(double size, boolean capitals, int text) {
    return new CaptionStyle.Look(
        size, 20, 80, capitals, text, text, 0, 0, 0, CaptionStyle.Highlight.NONE);
  }
}
