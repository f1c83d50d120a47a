package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Transcript;
import java.nio.file.Path;

/// Writes down what is said, with the time of every word.
public interface Transcriber {

  /// Samples per second of the sound it hears.
  int SAMPLE_RATE = 16_000;

  /// Writes down the words of a sound.
  ///
  /// @param sound 16-bit little-endian samples, one channel, [#SAMPLE_RATE] a second
  /// @param signals what was measured in the same sound: where it is silent nothing is said
  /// @return the words in order; music, noise and silence give none
  Transcript transcribe(Path sound, Signals signals, Meter meter) throws InterruptedException;

  /// What writes, for people to read: `whisper base (in this process)`.
  String description();
}
