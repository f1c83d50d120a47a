package io.clipgen.media.captions;

import io.clipgen.domain.clips.BurnedCaptions.Piece;
import io.clipgen.domain.clips.CaptionStyle;
import io.clipgen.domain.clips.Card;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.SafeArea;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A card before or after a clip, as a picture that fills the frame: its title in the middle, its
/// line below.
public final class CardPicture {

  /// Between title and line, as a share of the line's letters.
  private static final double APART = 0.6;

  private CardPicture() {}

  /// Draws a card of a plan into a PNG.
  public static void draw(Card card, RenderPlan plan, Path file) throws IOException {
    var frame = plan.size();
    var free = SafeArea.of(plan.treatment().ratio());
    var width = frame.width() * (1 - 2 * Math.max(free.left(), free.right()));
    var style = plan.treatment().captions();
    var title = block(card.title(), Card.titleLook(style), frame, width);
    var line = block(card.line(), Card.lineLook(style), frame, width);
    var canvas = new Canvas(frame);
    canvas.fill(Card.ground(style));
    var below =
        line.map(each -> each.height() + APART * letters(Card.lineLook(style), frame)).orElse(0.0);
    var height = title.map(Block::height).orElse(0.0) + below;
    var air = (frame.height() - height) / 2;
    title.ifPresent(each -> lay(each, frame, air + below, canvas));
    line.ifPresent(each -> lay(each, frame, air, canvas));
    canvas.write(file);
  }

  private static void lay(Block block, FrameSize frame, double air, Canvas canvas) {
    canvas.draw(pen -> new Page(block, frame, air).draw(0).drawOn(pen, 0, 0));
  }

  private static Optional<Block> block(
      String text, CaptionStyle.Look look, FrameSize frame, double width) {
    if (text.isBlank()) {
      return Optional.empty();
    }
    var lettering = Lettering.of(List.of(new Piece(text, 0)), look);
    return lettering.isBlank()
        ? Optional.empty()
        : Optional.of(Block.of(lettering, look, letters(look, frame), width));
  }

  private static double letters(CaptionStyle.Look look, FrameSize frame) {
    return look.size() * Math.min(frame.width(), frame.height());
  }
}
