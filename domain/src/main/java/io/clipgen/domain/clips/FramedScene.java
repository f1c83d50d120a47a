package io.clipgen.domain.clips;

import java.util.Objects;

/// One scene of a finished clip: how it was framed, and why.
///
/// @param span in the source's time, as a [SceneFraming]'s
/// @param framing how, in the words in which it can be asked for
/// @param byHand whether a person said where the window is
/// @param why a sentence for people
public record FramedScene(Span span, Framing framing, boolean byHand, String why) {

  public FramedScene {
    Objects.requireNonNull(span);
    Objects.requireNonNull(framing);
    Objects.requireNonNull(why);
  }
}
