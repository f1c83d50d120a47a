package io.clipgen.domain.clips;

import java.util.List;
import java.util.Objects;

/// How somebody wants one part of a video to be framed, instead of as the whole clip is.
///
/// @param span which part, in the source's time: it stays true when the clip's ends are moved
/// @param framing how
/// @param middles what to have in the middle: one for a crop, two for a split screen (the upper one
///   first); none leaves it to us
public record SceneFraming(Span span, Framing framing, List<Spot> middles) {

  public SceneFraming {
    Objects.requireNonNull(span);
    Objects.requireNonNull(framing);
    middles = middles == null ? List.of() : List.copyOf(middles);
    var most =
        switch (framing) {
          case CENTER_CROP -> 1;
          case SPLIT -> 2;
          case AUTO, FOLLOW, BLUR_FILL -> 0;
        };
    if (middles.size() > most || (framing == Framing.SPLIT && middles.size() == 1)) {
      throw new IllegalArgumentException(
          framing.code() + " cannot have " + middles.size() + " middles");
    }
  }
}
