package io.clipgen.media.captions;

import io.clipgen.domain.clips.BurnedCaptions.Line;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.SafeArea;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;

/// The captions of a clip as pictures of one size, one for each word that is said, and a list for
/// FFmpeg's concat demuxer that says how long each is shown.
///
/// The list's times are [#SLOWNESS] times the clip's: the demuxer counts pictures in steps of 40
/// ms, and so a step of the list is a millisecond of the clip.
///
/// @param list the file of the list
/// @param left where the pictures belong in the frame
/// @param top where the pictures belong in the frame
/// @param size of each picture
public record CaptionStrip(Path list, int left, int top, FrameSize size) {

  /// How many times longer the list is than the clip.
  public static final int SLOWNESS = 40;

  /// What is shown for less time nobody sees.
  private static final long SHORTEST_MS = 20;

  private static final double AIR = 0.45;

  /// Draws the captions of a plan into a folder of their own.
  ///
  /// @return nothing if there is nothing to write
  public static Optional<CaptionStrip> draw(RenderPlan plan, Path folder) throws IOException {
    var blocks = blocks(plan);
    if (blocks.isEmpty()) {
      return Optional.empty();
    }
    var place = place(plan, blocks);
    var pictures = new Pictures(folder, place.size(), air(plan));
    long at = 0;
    for (var each : blocks) {
      pictures.nothing(each.line.span().startMs() - at);
      at = each.line.span().startMs();
      for (int word = 0; word < each.line.words().size(); word++) {
        var last = word == each.line.words().size() - 1;
        var end = each.line.said(word).endMs();
        if (last || end - at >= SHORTEST_MS) {
          pictures.words(each.block, word, end - at);
          at = end;
        }
      }
    }
    pictures.nothing(SHORTEST_MS);
    return Optional.of(new CaptionStrip(pictures.list(), place.left, place.top, place.size));
  }

  private static List<Laid> blocks(RenderPlan plan) {
    var look = plan.captions().style().look();
    var letters = letters(plan);
    var width = width(plan) - 2 * air(plan);
    var blocks = new ArrayList<Laid>();
    for (var line : plan.captions().lines()) {
      var lettering = Lettering.of(line.words(), look);
      if (!lettering.isBlank() && line.span().lengthMs() >= SHORTEST_MS) {
        blocks.add(new Laid(line, Block.of(lettering, look, letters, width)));
      }
    }
    return blocks;
  }

  private static CaptionStrip place(RenderPlan plan, List<Laid> blocks) {
    var frame = plan.size();
    var highest = blocks.stream().mapToDouble(each -> each.block.height()).max().orElse(0);
    var width = even(width(plan));
    var height = even(Math.min(highest + 2 * air(plan), frame.height()));
    var bottom = SafeArea.of(plan.treatment().ratio()).bottom();
    var top = even(Math.max(0, frame.height() * (1 - bottom) - height));
    return new CaptionStrip(
        Path.of(""), even((frame.width() - width) / 2.0), top, new FrameSize(width, height));
  }

  /// As wide as is free on both sides of the middle.
  private static double width(RenderPlan plan) {
    var area = SafeArea.of(plan.treatment().ratio());
    return plan.size().width() * (1 - 2 * Math.max(area.left(), area.right()));
  }

  private static double letters(RenderPlan plan) {
    return plan.captions().style().look().size()
        * Math.min(plan.size().width(), plan.size().height());
  }

  /// Room around the letters for edges, boxes, panels and a word that grows.
  private static double air(RenderPlan plan) {
    return AIR * letters(plan);
  }

  private static int even(double pixels) {
    return Math.max(0, (int) Math.floor(pixels / 2) * 2);
  }

  private record Laid(Line line, Block block) {}

  /// The files.
  private static final class Pictures {

    private static final String NOTHING = "nothing.png";

    private final Path folder;
    private final FrameSize size;
    private final double air;
    private final StringBuilder list = new StringBuilder("ffconcat version 1.0\n");
    private int count;

    Pictures(Path folder, FrameSize size, double air) throws IOException {
      this.folder = folder;
      this.size = size;
      this.air = air;
      write(NOTHING, empty());
    }

    void nothing(long ms) {
      if (ms > 0) {
        add(NOTHING, ms);
      }
    }

    void words(Block block, int lit, long ms) throws IOException {
      var image = empty();
      var pen = image.createGraphics();
      pen.setClip(0, 0, size.width(), size.height());
      pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      pen.setRenderingHint(
          RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
      pen.setRenderingHint(
          RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
      pen.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
      pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
      block.draw(pen, lit, size.width() / 2.0, size.height() - air);
      pen.dispose();
      var name = String.format(Locale.ROOT, "words-%05d.png", ++count);
      write(name, image);
      add(name, ms);
    }

    Path list() throws IOException {
      return Files.writeString(folder.resolve("list.ffconcat"), list);
    }

    private BufferedImage empty() {
      return new BufferedImage(size.width(), size.height(), BufferedImage.TYPE_INT_ARGB);
    }

    private void add(String name, long ms) {
      var hundredths = ms * SLOWNESS / 10;
      list.append("file ")
          .append(name)
          .append("\nduration ")
          .append(String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100))
          .append('\n');
    }

    private void write(String name, BufferedImage image) throws IOException {
      if (!ImageIO.write(image, "png", folder.resolve(name).toFile())) {
        throw new IOException("this JDK cannot write PNG files");
      }
    }
  }
}
