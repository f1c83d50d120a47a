package io.clipgen.domain.clips;

/// The size of a clip's picture in pixels; both sides are even, as video encoders want them.
public record FrameSize(int width, int height) {

  public FrameSize {
    if (width <= 0 || height <= 0 || width % 2 != 0 || height % 2 != 0) {
      throw new IllegalArgumentException("a frame has even sides: " + width + " × " + height);
    }
  }

  /// `1080x1920`.
  @Override
  public String toString() {
    return width + "x" + height;
  }
}
