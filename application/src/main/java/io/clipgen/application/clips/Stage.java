package io.clipgen.application.clips;

import java.util.Locale;

/// The steps from a video to clips, in order.
public enum Stage {
  PROBE,
  ANALYSE,
  TRANSCRIBE,
  CHOOSE,
  RENDER;

  /// The name in kebab case, as jobs show it.
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }
}
