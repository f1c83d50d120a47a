package io.clipgen.media.captions;

import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.FrameSize;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Area;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A block at its place on canvases of one size, to be drawn with any of its words lit up. Drawing
/// letters is dear: a row is drawn once in each colour, and the pictures are put together from
/// that.
final class Page {

  private static final double GROWN = 1.1;

  /// How far letters may reach beyond their bounds.
  private static final double AROUND = 0.1;

  private final Block block;
  private final CaptionStyle.Look look;
  private final FrameSize canvas;
  private final double size;
  private final double middle;
  private final double top;
  private final List<Placed> rows = new ArrayList<>();

  /// In the middle, at the lower end.
  ///
  /// @param air what is left free below it
  Page(Block block, FrameSize canvas, double air) {
    this.block = block;
    this.look = block.look();
    this.canvas = canvas;
    this.size = block.size();
    this.middle = canvas.width() / 2.0;
    this.top = canvas.height() - air - block.height();
    for (var row : block.rows()) {
      var ink = row.layout().getBounds();
      rows.add(
          new Placed(
              row,
              middle - ink.getWidth() / 2 - ink.getX(),
              top + (rows.size() + 0.78) * size * Block.LEADING,
              new HashMap<>()));
    }
  }

  /// A row and where its baseline begins.
  ///
  /// @param inks the whole of it, by colour
  private record Placed(Block.Row row, double x, double y, Map<Integer, Ink> inks) {}

  /// A row in one colour, drawn.
  private record Ink(Canvas canvas, int left, int top) {

    void draw(Graphics2D pen) {
      canvas.drawOn(pen, left, top);
    }
  }

  /// Draws it.
  ///
  /// @param lit the word that is said
  Canvas draw(int lit) {
    var drawn = new Canvas(canvas);
    drawn.draw(
        pen -> {
          panel(pen);
          rows.forEach(row -> row(pen, row, lit));
        });
    return drawn;
  }

  private void panel(Graphics2D pen) {
    if (look.panel() > 0) {
      var width =
          block.rows().stream().mapToDouble(row -> row.layout().getBounds().getWidth()).max();
      var half = width.orElse(0) / 2 + size * 0.3;
      pen.setColor(new Color(0, 0, 0, (int) Math.round(look.panel() * 255)));
      pen.fill(
          new RoundRectangle2D.Double(
              middle - half,
              top - size * 0.1,
              2 * half,
              block.height() + size * 0.2,
              size * 0.4,
              size * 0.4));
    }
  }

  private void row(Graphics2D pen, Placed row, int lit) {
    var said = part(row, lit);
    switch (look.highlight()) {
      case NONE -> plain(pen, row);
      case COLOR -> twoColors(pen, row, said);
      case FILL -> {
        var soFar = new Area();
        for (int word = 0; word <= lit; word++) {
          soFar.add(part(row, word));
        }
        twoColors(pen, row, soFar);
      }
      case BOX -> {
        box(pen, said);
        plain(pen, row);
      }
      case UNDERLINE -> {
        plain(pen, row);
        underline(pen, said);
      }
      case GROW -> {
        if (said.isEmpty() || !block.lettering().standsAlone(lit)) {
          twoColors(pen, row, said);
        } else {
          grown(pen, row, said);
        }
      }
    }
  }

  /// Where a word is, as far as it is in that row.
  private Area part(Placed row, int word) {
    var layout = row.row.layout();
    var where = block.lettering().words().get(word);
    var start = Math.max(where.start(), row.row.start());
    var end = Math.min(where.end(), row.row.end());
    if (start >= end) {
      return new Area();
    }
    var ink = layout.getBounds();
    var shape =
        layout.getLogicalHighlightShape(
            start - row.row.start(),
            end - row.row.start(),
            new Rectangle2D.Double(
                ink.getX() - size * 0.03, -size * 1.2, ink.getWidth() + size * 0.06, size * 1.8));
    return new Area(
        AffineTransform.getTranslateInstance(row.x, row.y).createTransformedShape(shape));
  }

  private void plain(Graphics2D pen, Placed row) {
    inked(row, look.text()).draw(pen);
  }

  private void twoColors(Graphics2D pen, Placed row, Area said) {
    clipped(pen, without(pen, said), () -> plain(pen, row));
    clipped(pen, said, () -> inked(row, look.accent()).draw(pen));
  }

  private void grown(Graphics2D pen, Placed row, Area said) {
    clipped(pen, without(pen, said), () -> plain(pen, row));
    var where = said.getBounds2D();
    var usual = pen.getTransform();
    pen.translate(where.getCenterX(), row.y - size * 0.35);
    pen.scale(GROWN, GROWN);
    pen.translate(-where.getCenterX(), -(row.y - size * 0.35));
    var air = size * look.edgeWidth();
    var around =
        new Area(
            new Rectangle2D.Double(
                where.getX() - air, where.getY(), where.getWidth() + 2 * air, where.getHeight()));
    clipped(pen, around, () -> ink(pen, row, look.accent()));
    pen.setTransform(usual);
  }

  private Ink inked(Placed row, int color) {
    return row.inks.computeIfAbsent(color, _ -> ink(row, color));
  }

  private Ink ink(Placed row, int color) {
    var bounds = row.row.layout().getBounds();
    var air = size * (look.edgeWidth() + AROUND);
    var left = (int) Math.floor(row.x + bounds.getX() - air);
    var top = (int) Math.floor(row.y + bounds.getY() - air);
    var canvas =
        new Canvas(
            new FrameSize(
                Canvas.even(bounds.getWidth() + 2 * air) + 2,
                Canvas.even(bounds.getHeight() + 2 * air) + 2));
    canvas.draw(
        pen -> {
          pen.translate(-left, -top);
          ink(pen, row, color);
        });
    return new Ink(canvas, left, top);
  }

  /// A row in one colour.
  private void ink(Graphics2D pen, Placed row, int color) {
    var layout = row.row.layout();
    if (look.edgeWidth() > 0) {
      pen.setColor(new Color(look.edge()));
      pen.setStroke(
          new BasicStroke(
              (float) (2 * look.edgeWidth() * size * 0.5),
              BasicStroke.CAP_ROUND,
              BasicStroke.JOIN_ROUND));
      pen.draw(layout.getOutline(AffineTransform.getTranslateInstance(row.x, row.y)));
    }
    pen.setColor(new Color(color));
    layout.draw(pen, (float) row.x, (float) row.y);
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
