package io.clipgen.media.meaning;

import io.clipgen.application.clips.port.SentenceMeaning;
import java.nio.file.Path;

/// Makes what tells which sentences speak of the same.
public final class Meanings {

  private Meanings() {}

  /// The model all-MiniLM-L6-v2, which travels with ClipGen; loaded when it is first needed.
  ///
  /// @param cache where model and native library are unpacked, once
  public static SentenceMeaning miniLm(Path cache) {
    return new MiniLm(cache);
  }
}
