package io.clipgen.media.offline;

import io.clipgen.application.clips.port.HighlightAnalyst;
import io.clipgen.application.clips.port.SentenceMeaning;

/// Makes the analysts that work by rules.
public final class OfflineAnalysts {

  private OfflineAnalysts() {}

  /// The analyst with the weights of [Feature].
  ///
  /// @param meaning tells what sentences speak of; the analyst works without, a little worse
  public static HighlightAnalyst rules(SentenceMeaning meaning) {
    return new OfflineAnalyst(meaning);
  }

  /// The analyst that looks and listens, and does not read.
  public static HighlightAnalyst signals() {
    return new SignalAnalyst();
  }
}
