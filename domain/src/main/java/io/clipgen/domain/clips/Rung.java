package io.clipgen.domain.clips;

/// One quality of a [Ladder].
///
/// @param size its picture
/// @param kilobits the most that its picture may take a second, in kilobits
public record Rung(FrameSize size, int kilobits) {

  public Rung {
    if (kilobits <= 0) {
      throw new IllegalArgumentException("a rung needs some bits a second");
    }
  }

  /// What people and files call it, by its shorter side: `720p`.
  public String name() {
    return shorterSide() + "p";
  }

  /// Pixels of its shorter side, whichever way up it is.
  public int shorterSide() {
    return Math.min(size.width(), size.height());
  }
}
