package io.clipgen.media.offline;

import io.clipgen.application.clips.port.HighlightAnalyst;

/// Makes the analysts that work by rules.
public final class OfflineAnalysts {

  private OfflineAnalysts() {}

  /// The analyst with the weights of [Feature].
  public static HighlightAnalyst rules() {
    return new OfflineAnalyst();
  }

  /// The analyst that looks and listens, and does not read.
  public static HighlightAnalyst signals() {
    return new SignalAnalyst();
  }
}
