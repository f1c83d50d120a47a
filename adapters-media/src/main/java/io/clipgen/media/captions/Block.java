package io.clipgen.media.captions;

import io.clipgen.domain.clips.CaptionStyle;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextLayout;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One line of captions, laid out in at most three rows.
final class Block {

  private static final int MOST_ROWS = 2;
  private static final int ROWS_AT_LAST = 3;
  private static final int TRIES = 7;
  private static final double SMALLER = 0.86;
  static final double LEADING = 1.22;
  private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

  private final Lettering lettering;
  private final CaptionStyle.Look look;
  private final double size;
  private final List<Row> rows;

  private Block(Lettering lettering, CaptionStyle.Look look, double size, List<Row> rows) {
    this.lettering = lettering;
    this.look = look;
    this.size = size;
    this.rows = rows;
  }

  /// Part of the text on a row of its own.
  record Row(TextLayout layout, int start) {

    int end() {
      return start + layout.getCharacterCount();
    }
  }

  /// Lays the text out, smaller where it would not fit.
  ///
  /// @param size of the letters in pixels
  /// @param width how much room there is
  static Block of(Lettering lettering, CaptionStyle.Look look, double size, double width) {
    var fitting = size;
    for (int i = 0; i < TRIES; i++, fitting *= SMALLER) {
      var rows = rows(lettering, fitting, width, true);
      if (!rows.isEmpty() && rows.size() <= MOST_ROWS) {
        return new Block(lettering, look, fitting, rows);
      }
    }
    var rows = rows(lettering, fitting, width, false);
    return new Block(
        lettering, look, fitting, rows.subList(0, Math.min(rows.size(), ROWS_AT_LAST)));
  }

  /// The rows; none if a word is wider than one and may not be divided.
  private static List<Row> rows(
      Lettering lettering, double size, double width, boolean wholeWords) {
    var text = lettering.sized(size).getIterator();
    var measurer = new LineBreakMeasurer(text, BreakIterator.getLineInstance(Locale.ROOT), EXACT);
    var rows = new ArrayList<Row>();
    while (measurer.getPosition() < text.getEndIndex()) {
      var start = measurer.getPosition();
      var layout = measurer.nextLayout((float) width, text.getEndIndex(), wholeWords);
      if (layout == null) {
        return List.of();
      }
      rows.add(new Row(layout, start));
    }
    return rows;
  }

  /// How high it is in pixels.
  double height() {
    return rows.size() * size * LEADING;
  }

  Lettering lettering() {
    return lettering;
  }

  CaptionStyle.Look look() {
    return look;
  }

  /// Of the letters in pixels.
  double size() {
    return size;
  }

  List<Row> rows() {
    return rows;
  }
}
