package io.clipgen.media.captions;

import io.clipgen.domain.clips.FrameSize;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/// A transparent picture to draw on.
final class Canvas {

  private final BufferedImage image;

  Canvas(FrameSize size) {
    this.image = new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
  }

  static int even(double pixels) {
    return Math.max(0, (int) Math.floor(pixels / 2) * 2);
  }

  /// Draws a block in the middle, at the lower end.
  ///
  /// @param lit the word that is said
  /// @param air what is left free below it
  void draw(Block block, int lit, double air) {
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
    block.draw(pen, lit, image.getWidth() / 2.0, image.getHeight() - air);
    pen.dispose();
  }

  void write(Path file) throws IOException {
    if (!ImageIO.write(image, "png", file.toFile())) {
      throw new IOException("this JDK cannot write PNG files");
    }
  }
}
