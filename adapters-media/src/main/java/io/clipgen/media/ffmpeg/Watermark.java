package io.clipgen.media.ffmpeg;

import io.clipgen.domain.clips.FrameSize;
import io.clipgen.media.captions.Png;
import java.awt.Color;
import java.awt.Polygon;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;

/// ClipGen's mark for the corner of a clip: a play sign and the name, drawn without a font, so that
/// a machine without fonts draws it too.
final class Watermark {

  /// The letters on a grid of five by seven, one row lower where they reach down; a row a number.
  private static final int[][] LETTERS = {
    {0b01110, 0b10001, 0b10000, 0b10000, 0b10000, 0b10001, 0b01110}, // C
    {0b01100, 0b00100, 0b00100, 0b00100, 0b00100, 0b00100, 0b01110}, // l
    {0b00100, 0b00000, 0b01100, 0b00100, 0b00100, 0b00100, 0b01110}, // i
    {0b00000, 0b00000, 0b11110, 0b10001, 0b10001, 0b11110, 0b10000, 0b10000}, // p
    {0b01110, 0b10001, 0b10000, 0b10111, 0b10001, 0b10001, 0b01110}, // G
    {0b00000, 0b00000, 0b01110, 0b10001, 0b11111, 0b10000, 0b01110}, // e
    {0b00000, 0b00000, 0b10110, 0b11001, 0b10001, 0b10001, 0b10001}, // n
  };

  private static final int COLUMNS = 10 + 6 * LETTERS.length;
  private static final int ROWS = 11;

  private Watermark() {}

  /// Writes the mark as a PNG, a quarter as wide as the frame.
  static void write(Path file, FrameSize frame) throws IOException {
    var unit = Math.max(1, frame.width() / 4.0 / COLUMNS);
    var image =
        new BufferedImage(
            (int) Math.ceil(COLUMNS * unit),
            (int) Math.ceil(ROWS * unit),
            BufferedImage.TYPE_INT_ARGB);
    var pen = image.createGraphics();
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.scale(unit, unit);
    pen.setColor(new Color(0, 0, 0, 110));
    pen.fill(new RoundRectangle2D.Double(0, 0, COLUMNS, ROWS, 4, 4));
    pen.setColor(new Color(255, 255, 255, 220));
    pen.fill(new Polygon(new int[] {2, 2, 7}, new int[] {2, 9, 5}, 3));
    for (int letter = 0; letter < LETTERS.length; letter++) {
      for (int row = 0; row < LETTERS[letter].length; row++) {
        for (int column = 0; column < 5; column++) {
          if ((LETTERS[letter][row] >> (4 - column) & 1) == 1) {
            pen.fill(new Rectangle2D.Double(9 + 6 * letter + column, 2 + row, 1.02, 1.02));
          }
        }
      }
    }
    pen.dispose();
    Png.write(image, file);
  }
}
