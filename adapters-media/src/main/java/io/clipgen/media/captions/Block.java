package io.clipgen.media.captions;

import io.clipgen.domain.clips.CaptionStyle;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.font.LineBreakMeasurer;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One line of captions, laid out in at most three rows and ready to be drawn with any of its words
/// lit up.
final class Block {

  private static final int MOST_ROWS = 2;
  private static final int ROWS_AT_LAST = 3;
  private static final int TRIES = 7;
  private static final double SMALLER = 0.86;
  private static final double GROWN = 1.1;
  private static final double LEADING = 1.22;
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
  private record Row(TextLayout layout, int start) {

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

  /// Draws it.
  ///
  /// @param lit the word that is said
  /// @param middle where its middle is across
  /// @param bottom where its lower end is
  void draw(Graphics2D pen, int lit, double middle, double bottom) {
    var top = bottom - height();
    panel(pen, middle, top);
    for (int i = 0; i < rows.size(); i++) {
      var row = rows.get(i);
      var ink = row.layout.getBounds();
      var x = middle - ink.getWidth() / 2 - ink.getX();
      var y = top + (i + 0.78) * size * LEADING;
      row(pen, row, lit, x, y);
    }
  }

  private void panel(Graphics2D pen, double middle, double top) {
    if (look.panel() > 0) {
      var width = rows.stream().mapToDouble(row -> row.layout.getBounds().getWidth()).max();
      var half = width.orElse(0) / 2 + size * 0.3;
      pen.setColor(new Color(0, 0, 0, (int) Math.round(look.panel() * 255)));
      pen.fill(
          new RoundRectangle2D.Double(
              middle - half,
              top - size * 0.1,
              2 * half,
              height() + size * 0.2,
              size * 0.4,
              size * 0.4));
    }
  }

  private void row(Graphics2D pen, Row row, int lit, double x, double y) {
    var said = part(row, lit, x, y);
    switch (look.highlight()) {
      case NONE -> plain(pen, row, x, y);
      case COLOR -> twoColors(pen, row, said, x, y);
      case FILL -> {
        var soFar = new Area();
        for (int word = 0; word <= lit; word++) {
          soFar.add(part(row, word, x, y));
        }
        twoColors(pen, row, soFar, x, y);
      }
      case BOX -> {
        box(pen, said);
        plain(pen, row, x, y);
      }
      case UNDERLINE -> {
        plain(pen, row, x, y);
        underline(pen, said);
      }
      case GROW -> {
        if (said.isEmpty() || !lettering.standsAlone(lit)) {
          twoColors(pen, row, said, x, y);
        } else {
          grown(pen, row, said, x, y);
        }
      }
    }
  }

  /// Where a word is, as far as it is in that row.
  private Area part(Row row, int word, double x, double y) {
    var where = lettering.words().get(word);
    var start = Math.max(where.start(), row.start);
    var end = Math.min(where.end(), row.end());
    if (start >= end) {
      return new Area();
    }
    var ink = row.layout.getBounds();
    var shape =
        row.layout.getLogicalHighlightShape(
            start - row.start,
            end - row.start,
            new Rectangle2D.Double(
                ink.getX() - size * 0.03, -size * 1.2, ink.getWidth() + size * 0.06, size * 1.8));
    return new Area(AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape));
  }

  private void plain(Graphics2D pen, Row row, double x, double y) {
    edge(pen, row, x, y);
    letters(pen, row, look.text(), x, y);
  }

  private void twoColors(Graphics2D pen, Row row, Area said, double x, double y) {
    edge(pen, row, x, y);
    clipped(pen, without(pen, said), () -> letters(pen, row, look.text(), x, y));
    clipped(pen, said, () -> letters(pen, row, look.accent(), x, y));
  }

  private void grown(Graphics2D pen, Row row, Area said, double x, double y) {
    clipped(
        pen,
        without(pen, said),
        () -> {
          edge(pen, row, x, y);
          letters(pen, row, look.text(), x, y);
        });
    var where = said.getBounds2D();
    var usual = pen.getTransform();
    pen.translate(where.getCenterX(), y - size * 0.35);
    pen.scale(GROWN, GROWN);
    pen.translate(-where.getCenterX(), -(y - size * 0.35));
    var air = size * look.edgeWidth();
    var around =
        new Area(
            new Rectangle2D.Double(
                where.getX() - air, where.getY(), where.getWidth() + 2 * air, where.getHeight()));
    clipped(
        pen,
        around,
        () -> {
          edge(pen, row, x, y);
          letters(pen, row, look.accent(), x, y);
        });
    pen.setTransform(usual);
  }

  private void edge(Graphics2D pen, Row row, double x, double y) {
    if (look.edgeWidth() > 0) {
      Shape outline = row.layout.getOutline(AffineTransform.getTranslateInstance(x, y));
      pen.setColor(new Color(look.edge()));
      pen.setStroke(
          new BasicStroke(
              (float) (2 * look.edgeWidth() * size * 0.5),
              BasicStroke.CAP_ROUND,
              BasicStroke.JOIN_ROUND));
      pen.draw(outline);
    }
  }

  private static void letters(Graphics2D pen, Row row, int color, double x, double y) {
    pen.setColor(new Color(color));
    row.layout.draw(pen, (float) x, (float) y);
  }

  private void box(Graphics2D pen, Area said) {
    if (!said.isEmpty()) {
      var where = said.getBounds2D();
      pen.setColor(new Color(look.accent()));
      pen.fill(
          new RoundRectangle2D.Double(
              where.getX() - size * 0.12,
              where.getY() + size * 0.2,
              where.getWidth() + size * 0.24,
              where.getHeight() - size * 0.5,
              size * 0.3,
              size * 0.3));
    }
  }

  private void underline(Graphics2D pen, Area said) {
    if (!said.isEmpty()) {
      var where = said.getBounds2D();
      var y = where.getMaxY() - size * 0.28;
      pen.setColor(new Color(look.accent()));
      pen.setStroke(
          new BasicStroke((float) (size * 0.09), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
      pen.draw(new Line2D.Double(where.getX(), y, where.getMaxX(), y));
    }
  }

  private static Area without(Graphics2D pen, Area said) {
    var rest = new Area(pen.getClip());
    rest.subtract(said);
    return rest;
  }

  private static void clipped(Graphics2D pen, Shape where, Runnable drawing) {
    var usual = pen.getClip();
    pen.clip(where);
    drawing.run();
    pen.setClip(usual);
  }
}
