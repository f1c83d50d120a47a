package io.clipgen.domain.clips;

/// What of the source's picture a scene of a clip shows, and how.
public sealed interface View {

  /// A window of the clip's shape.
  ///
  /// @param path where it is while the scene goes on
  record Follow(CropPath path) implements View {}

  /// Two parts of the picture, one above the other.
  ///
  /// @param upper what is seen above
  /// @param lower what is seen below
  record Split(Region upper, Region lower) implements View {}

  /// All of the picture, over a blurred copy of itself that fills the frame.
  record BlurFill() implements View {}
}
