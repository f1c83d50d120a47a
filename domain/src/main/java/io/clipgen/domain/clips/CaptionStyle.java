package io.clipgen.domain.clips;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How the words are written into a clip's picture while they are said.
public enum CaptionStyle {
  /// No words in the picture; the subtitle files are there all the same.
  NONE(new Look(0.05, 1, 1, false, 0, 0, 0, 0, 0, Highlight.NONE)),
  /// White with a thin edge; the word that is said is yellow.
  CLASSIC(new Look(0.062, 5, 26, false, 0xFFFFFF, 0xFFD84D, 0x101010, 0.10, 0, Highlight.COLOR)),
  /// Large capitals, few at a time; the word that is said grows and turns green.
  POP(new Look(0.088, 3, 18, true, 0xFFFFFF, 0x3DF56B, 0x000000, 0.16, 0, Highlight.GROW)),
  /// The line fills with colour as it is said.
  KARAOKE(new Look(0.066, 6, 26, false, 0xFFFFFF, 0x33C6FF, 0x0A1230, 0.12, 0, Highlight.FILL)),
  /// The word that is said lies on a coloured box.
  BOXED(new Look(0.070, 4, 22, false, 0xFFFFFF, 0x7A3CFF, 0x141414, 0.08, 0, Highlight.BOX)),
  /// Small and plain; a line under the word that is said.
  MINIMAL(
      new Look(0.048, 6, 30, false, 0xFFFFFF, 0xFFFFFF, 0x202020, 0.06, 0, Highlight.UNDERLINE)),
  /// Capitals with a heavy edge; the word that is said is orange.
  BOLD_OUTLINE(
      new Look(0.080, 4, 20, true, 0xFFFFFF, 0xFF7A1A, 0x000000, 0.26, 0, Highlight.COLOR)),
  /// White on a dark panel, as on television; the word that is said is light blue.
  PANEL(new Look(0.056, 6, 30, false, 0xFFFFFF, 0x8FD8FF, 0, 0, 0.68, Highlight.COLOR));

  private final Look look;

  CaptionStyle(Look look) {
    this.look = look;
  }

  /// How the word that is said differs from the others.
  public enum Highlight {
    /// Not at all.
    NONE,
    /// It has the accent's colour.
    COLOR,
    /// It has the accent's colour and is larger.
    GROW,
    /// It and those before it in the line have the accent's colour.
    FILL,
    /// It lies on a box of the accent's colour.
    BOX,
    /// A line of the accent's colour is under it.
    UNDERLINE
  }

  /// What a style looks like.
  ///
  /// @param size height of the letters as a share of the frame's shorter side
  /// @param mostWords the most words at a time
  /// @param mostCharacters the most characters at a time, unless a single word has more
  /// @param capitals whether all is written in capitals
  /// @param text colour of the letters, 0xRRGGBB
  /// @param accent colour of the word that is said, or of what marks it
  /// @param edge colour around the letters
  /// @param edgeWidth how wide that is, as a share of the letters' size; 0 for none
  /// @param panel how opaque the panel behind the words is, from 0 for none to 1
  /// @param highlight how the word that is said differs
  public record Look(
      double size,
      int mostWords,
      int mostCharacters,
      boolean capitals,
      int text,
      int accent,
      int edge,
      double edgeWidth,
      double panel,
      Highlight highlight) {}

  /// What it looks like.
  public Look look() {
    return look;
  }

  /// As people write it: `bold-outline`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The style written as `code`, if there is one.
  public static Optional<CaptionStyle> find(String code) {
    return Arrays.stream(values()).filter(style -> style.code().equals(code)).findFirst();
  }

  /// All codes, for a sentence.
  public static String codes() {
    return Arrays.stream(values()).map(CaptionStyle::code).collect(Collectors.joining(", "));
  }
}
