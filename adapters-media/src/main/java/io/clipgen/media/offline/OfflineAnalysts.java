package io.clipgen.media.offline;

import io.clipgen.application.clips.port.HighlightAnalyst;

/// Makes the analyst that works by rules.
public final class OfflineAnalysts {

  private OfflineAnalysts() {}

  /// The analyst with the weights of [Feature].
  public static HighlightAnalyst rules() {
    return new OfflineAnalyst();
  }
}
