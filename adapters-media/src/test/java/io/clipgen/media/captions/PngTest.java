package io.clipgen.media.captions;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.Random;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PngTest {

  @TempDir Path folder;

  @Test
  void others_read_each_pixel_that_was_written() throws Exception {
    var image = new BufferedImage(301, 97, BufferedImage.TYPE_INT_ARGB);
    // Noise cannot be packed: it takes more than one chunk.
    var random = new Random(7);
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        image.setRGB(x, y, random.nextInt());
      }
    }
    var file = folder.resolve("noise.png");

    Png.write(image, file);

    var read = ImageIO.read(file.toFile());
    var width = image.getWidth();
    var height = image.getHeight();
    assertThat(read.getRGB(0, 0, width, height, null, 0, width))
        .isEqualTo(image.getRGB(0, 0, width, height, null, 0, width));
  }
}
