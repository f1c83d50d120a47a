package io.clipgen.domain.clips;

/// A part of a clip between two cuts, and what is shown of it.
///
/// @param span in span time
/// @param view what is shown
/// @param why a sentence for people
/// @param byHand whether a person said where the window is
public record Scene(Span span, View view, String why, boolean byHand) {

  /// A scene that was not framed by hand.
  public Scene(Span span, View view, String why) {
    this(span, view, why, false);
  }

  /// How the picture was brought into the clip's shape, in the words in which it can be asked for.
  public Framing framing() {
    return switch (view) {
      case View.BlurFill blur -> Framing.BLUR_FILL;
      case View.Split split -> Framing.SPLIT;
      case View.Follow(CropPath path) ->
          path.isStill() && path.middleAt(0).equals(Spot.MIDDLE)
              ? Framing.CENTER_CROP
              : Framing.FOLLOW;
    };
  }
}
