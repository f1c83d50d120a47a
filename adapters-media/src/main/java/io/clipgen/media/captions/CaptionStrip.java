package io.clipgen.media.captions;

import io.clipgen.domain.clips.BurnedCaptions.Line;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.Region;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.SafeArea;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
      var page = pictures.page(each.block);
      for (int word = 0; word < each.line.words().size(); word++) {
        var last = word == each.line.words().size() - 1;
        var end = each.line.said(word).endMs();
        if (last || end - at >= SHORTEST_MS) {
          pictures.words(page, word, end - at);
          at = end;
        }
      }
    }
    pictures.nothing(SHORTEST_MS);
    return Optional.of(new CaptionStrip(pictures.list(), place.left, place.top, place.size));
  }

  /// Where the pictures are in a frame of that size.
  public Region place(FrameSize frame) {
    return new Region(
        (double) left / frame.width(),
        (double) top / frame.height(),
        (double) size.width() / frame.width(),
        (double) size.height() / frame.height());
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
    var width = Canvas.even(width(plan));
    var height = Canvas.even(Math.min(highest + 2 * air(plan), frame.height()));
    var bottom = SafeArea.of(plan.treatment().ratio()).bottom();
    var top = Canvas.even(Math.max(0, frame.height() * (1 - bottom) - height));
    return new CaptionStrip(
        Path.of(""), Canvas.even((frame.width() - width) / 2.0), top, new FrameSize(width, height));
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
      new Canvas(size).write(folder.resolve(NOTHING));
    }

    void nothing(long ms) {
      if (ms > 0) {
        add(NOTHING, ms);
      }
    }

    Page page(Block block) {
      return new Page(block, size, air);
    }

    void words(Page page, int lit, long ms) throws IOException {
      var name = String.format(Locale.ROOT, "words-%05d.png", ++count);
      page.draw(lit).write(folder.resolve(name));
      add(name, ms);
    }

    Path list() throws IOException {
      return Files.writeString(folder.resolve("list.ffconcat"), list);
    }

    private void add(String name, long ms) {
      var hundredths = ms * SLOWNESS / 10;
      list.append("file ")
          .append(name)
          .append("\nduration ")
          .append(String.format(Locale.ROOT, "%d.%02d", hundredths / 100, hundredths % 100))
          .append('\n');
    }
  }
}
