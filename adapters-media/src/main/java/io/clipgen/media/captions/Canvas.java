package io.clipgen.media.captions;

import io.clipgen.domain.clips.FrameSize;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A transparent picture to draw on.
final class Canvas {

  private final BufferedImage image;

  Canvas(FrameSize size) {
    this.image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
  }

  static int even(double pixels) {
    return Math.max(0, (int) Math.floor(pixels / 2) * 2);
  }

  /// Makes all of it one colour, 0xRRGGBB.
  void fill(int color) {
    var pen = image.createGraphics();
    pen.setColor(new Color(color));
    pen.fillRect(0, 0, image.getWidth(), image.getHeight());
    pen.dispose();
  }

  void draw(Consumer<Graphics2D> drawing) {
    var pen = image.createGraphics();
    pen.setClip(0, 0, image.getWidth(), image.getHeight());
    pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    pen.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    drawing.accept(pen);
    pen.dispose();
  }

  /// Lays it over what is there.
  void drawOn(Graphics2D pen, int left, int top) {
    pen.drawImage(image, left, top, null);
  }

  void write(Path file) throws IOException {
    Png.write(image, file);
  }
}
