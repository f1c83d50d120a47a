package io.clipgen.domain.campaigns;

/// The shape of the clips a campaign wants.
public enum AspectRatio {
  PORTRAIT("9:16"),
  SQUARE("1:1"),
  TALL("4:5"),
  LANDSCAPE("16:9");

  private final String text;

  AspectRatio(String text) {
    this.text = text;
  }

  /// Width to height: `9:16`.
  public String text() {
    return text;
  }

  /// The ratio written as `text`.
  ///
  /// @throws BrokenRule naming `ratio` if it is none of the four
  public static AspectRatio of(String text) {
    for (AspectRatio ratio : values()) {
      if (ratio.text.equals(text)) {
        return ratio;
      }
    }
    throw new BrokenRule("ratio", "must be one of 9:16, 1:1, 4:5, 16:9");
  }
}
