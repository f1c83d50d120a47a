package io.clipgen.media.captions;

import io.clipgen.domain.clips.BurnedCaptions.Piece;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.CaptionStyle.Highlight;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.GraphicAttribute;
import java.awt.font.TextAttribute;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.text.AttributedString;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/// The words of a line as text whose every character has a font or a picture; what neither has is
/// left out, so that no empty box is ever shown.
final class Lettering {

  private static final char PICTURE = '\uFFFC';

  private final StringBuilder text = new StringBuilder();
  private final Map<Integer, Font> fonts = new TreeMap<>();
  private final Map<Integer, BufferedImage> pictures = new TreeMap<>();
  private final List<Stretch> words = new ArrayList<>();
  private Font font = Fonts.latin();

  private Lettering() {}

  /// From `start` up to `end` in the text.
  record Stretch(int start, int end) {}

  /// The words as `look` wants them; one that grows has more room beside it.
  static Lettering of(List<Piece> pieces, CaptionStyle.Look look) {
    var lettering = new Lettering();
    var space = look.highlight() == Highlight.GROW ? "  " : " ";
    for (var piece : pieces) {
      lettering.add(look.capitals() ? piece.text().toUpperCase(Locale.ROOT) : piece.text(), space);
    }
    return lettering;
  }

  private void add(String word, String space) {
    if (word.startsWith(" ") && !text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
      space.chars().forEach(character -> put(character, font));
    }
    var start = text.length();
    int at = 0;
    while (at < word.length()) {
      var emoji = Emoji.at(word, at);
      if (emoji.isPresent()) {
        pictures.put(text.length(), emoji.get().picture());
        put(PICTURE, font);
        at = emoji.get().end();
        continue;
      }
      var character = word.codePointAt(at);
      at += Character.charCount(character);
      if (Character.isWhitespace(character) || Character.isSpaceChar(character)) {
        if (text.length() > start && text.charAt(text.length() - 1) != ' ') {
          put(' ', font);
        }
      } else if (shapes(character)) {
        put(character, font);
      } else if (isWritten(character)) {
        Fonts.of(character, font).ifPresent(with -> put(character, with));
      }
    }
    var end = text.length();
    while (end > start && text.charAt(end - 1) == ' ') {
      end--;
    }
    words.add(new Stretch(start, end));
  }

  /// Joiners, which some scripts are spelt with.
  private static boolean shapes(int character) {
    return character == 0x200C || character == 0x200D;
  }

  private static boolean isWritten(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> !(character >= 0xFE00 && character <= 0xFE0F) && character != PICTURE;
    };
  }

  private void put(int character, Font with) {
    if (fonts.isEmpty() || !with.equals(font)) {
      fonts.put(text.length(), with);
      font = with;
    }
    text.appendCodePoint(character);
  }

  /// Whether there is nothing to see.
  boolean isBlank() {
    return text.toString().isBlank();
  }

  String text() {
    return text.toString();
  }

  /// Where each word is in the text; a word of which nothing can be shown is empty.
  List<Stretch> words() {
    return words;
  }

  /// Whether there is room on both sides of a word.
  boolean standsAlone(int word) {
    var where = words.get(word);
    return (where.start() == 0 || text.charAt(where.start() - 1) == ' ')
        && (where.end() == text.length() || text.charAt(where.end()) == ' ');
  }

  /// The text with its fonts.
  AttributedString sized(double size) {
    var string = new AttributedString(text.toString());
    var starts = new ArrayList<>(fonts.entrySet());
    for (int i = 0; i < starts.size(); i++) {
      var end = i + 1 < starts.size() ? starts.get(i + 1).getKey() : text.length();
      string.addAttribute(
          TextAttribute.FONT,
          starts.get(i).getValue().deriveFont((float) size),
          starts.get(i).getKey(),
          end);
    }
    pictures.forEach(
        (at, picture) ->
            string.addAttribute(
                TextAttribute.CHAR_REPLACEMENT, new Inline(picture, size), at, at + 1));
    return string;
  }

  /// A picture that is as high as the letters.
  private static final class Inline extends GraphicAttribute {

    private final BufferedImage picture;
    private final float side;

    Inline(BufferedImage picture, double size) {
      super(ROMAN_BASELINE);
      this.picture = picture;
      this.side = (float) (size * 1.12);
    }

    @Override
    public float getAscent() {
      return side * 0.82f;
    }

    @Override
    public float getDescent() {
      return side * 0.18f;
    }

    @Override
    public float getAdvance() {
      return side * 1.06f;
    }

    @Override
    public Rectangle2D getBounds() {
      return new Rectangle2D.Float(side * 0.03f, -getAscent(), side, side);
    }

    /// None: no edge is drawn around a picture.
    @Override
    public Shape getOutline(AffineTransform transform) {
      return new Path2D.Float();
    }

    @Override
    public void draw(Graphics2D pen, float x, float y) {
      var scale = side / picture.getWidth();
      var place = AffineTransform.getTranslateInstance(x + side * 0.03, y - getAscent());
      place.scale(scale, scale);
      pen.drawImage(picture, place, null);
    }
  }
}
