package io.clipgen.media.captions;

import io.clipgen.domain.clips.BurnedCaptions.Piece;
import io.clipgen.domain.clips.FrameSize;
import io.clipgen.domain.clips.HookTitle;
import io.clipgen.domain.clips.RenderPlan;
import io.clipgen.domain.clips.SafeArea;
import io.clipgen.domain.clips.Span;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A clip's title as a picture. It stands at the top of what is free on every platform, below the
/// mark; the captions are at the bottom.
///
/// @param file the picture, a PNG
/// @param left where it belongs in the frame
/// @param top where it belongs in the frame
/// @param size of the picture
/// @param span when it is shown, in clip time
public record TitleCard(Path file, int left, int top, FrameSize size, Span span) {

  /// Up to where the mark reaches, as a share of the frame's width.
  private static final double BELOW_MARK = 0.105;

  private static final double AIR = 0.25;

  /// Draws the title of a plan.
  ///
  /// @return nothing if it has none that can be written
  public static Optional<TitleCard> draw(RenderPlan plan, Path file) throws IOException {
    if (plan.title().isEmpty()) {
      return Optional.empty();
    }
    var title = plan.title().get();
    var lettering = Lettering.of(List.of(new Piece(title.text(), 0)), HookTitle.LOOK);
    if (lettering.isBlank()) {
      return Optional.empty();
    }
    var frame = plan.size();
    var free = SafeArea.of(plan.treatment().ratio());
    var width = frame.width() * (1 - 2 * Math.max(free.left(), free.right()));
    var letters = HookTitle.LOOK.size() * Math.min(frame.width(), frame.height());
    var air = AIR * letters;
    var block = Block.of(lettering, HookTitle.LOOK, letters, width - 4 * air);
    var size =
        new FrameSize(
            Canvas.even(width), Canvas.even(Math.min(frame.height(), block.height() + 2 * air)));
    new Page(block, size, air).draw(0).write(file);
    var top = Math.max(free.top() * frame.height(), BELOW_MARK * frame.width());
    return Optional.of(
        new TitleCard(
            file,
            Canvas.even((frame.width() - size.width()) / 2.0),
            Canvas.even(top),
            size,
            title.span()));
  }
}
