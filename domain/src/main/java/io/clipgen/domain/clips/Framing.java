package io.clipgen.domain.clips;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/// How a picture of one shape is brought into another.
public enum Framing {
  /// Decided scene by scene from what moves and whose faces are seen.
  AUTO,
  /// A crop that goes along with who or what is to be seen.
  FOLLOW,
  /// The two who are to be seen, one above the other.
  SPLIT,
  /// The middle of the picture, its sides cut off.
  CENTER_CROP,
  /// The whole picture, over a blurred copy of itself that fills the frame.
  BLUR_FILL;

  /// As people write it: `auto`, `center-crop`.
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The framing written as `code`, if there is one.
  public static Optional<Framing> find(String code) {
    return Arrays.stream(values()).filter(framing -> framing.code().equals(code)).findFirst();
  }

  /// All codes, for a sentence.
  public static String codes() {
    return Arrays.stream(values()).map(Framing::code).collect(Collectors.joining(", "));
  }
}
