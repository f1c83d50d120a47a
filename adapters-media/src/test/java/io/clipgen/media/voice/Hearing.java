package io.clipgen.media.voice;

import io.clipgen.application.clips.port.Meter;
import io.clipgen.domain.clips.Span;
import java.nio.file.Path;
import java.util.List;

/// Lets tests of other packages listen for voices.
public final class Hearing {

  private Hearing() {}

  public static List<Span> voices(Path sound, Path model, Path cache, Meter meter)
      throws InterruptedException {
    return new VoiceDetector(model, cache).voices(sound, meter);
  }
}
