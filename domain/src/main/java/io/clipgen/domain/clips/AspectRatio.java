package io.clipgen.domain.clips;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// The shape of a clip.
public enum AspectRatio {
  PORTRAIT("9:16", 9, 16),
  SQUARE("1:1", 1, 1),
  FOUR_FIVE("4:5", 4, 5),
  LANDSCAPE("16:9", 16, 9);

  private final String code;
  private final int across;
  private final int down;

  AspectRatio(String code, int across, int down) {
    this.code = code;
    this.across = across;
    this.down = down;
  }

  /// As people write it: `9:16`.
  public String code() {
    return code;
  }

  /// Width by height.
  public double value() {
    return (double) across / down;
  }

  /// The frame of this shape whose shorter side has `shorterSide` pixels, both sides even.
  public FrameSize frame(int shorterSide) {
    var shorter = Math.min(across, down);
    return new FrameSize(
        even((double) shorterSide * across / shorter), even((double) shorterSide * down / shorter));
  }

  /// The shape written as `code`, if there is one.
  public static Optional<AspectRatio> find(String code) {
    return Arrays.stream(values()).filter(ratio -> ratio.code.equals(code)).findFirst();
  }

  /// All codes, for a sentence: `9:16, 1:1, 4:5, 16:9`.
  public static String codes() {
    return Arrays.stream(values()).map(AspectRatio::code).collect(Collectors.joining(", "));
  }

  private static int even(double pixels) {
    return (int) Math.round(pixels / 2) * 2;
  }
}
