package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Signals;
import java.nio.file.Path;
import java.util.Optional;

/// Measures a video in one pass.
public interface SignalAnalyser {

  /// Measures all of it.
  ///
  /// @param folder a private folder for the speech file
  /// @throws UnusableMedia if the video is broken or shorter than it claims to be
  Measured measure(Path video, MediaInfo info, Path folder, Meter meter)
      throws InterruptedException;

  /// The sound of a video that was measured: what measuring left in `folder`, or decoded once more
  /// where that is gone.
  ///
  /// @return as in [Measured]
  Optional<Path> sound(Path video, MediaInfo info, Path folder, Meter meter)
      throws InterruptedException;

  /// What came of it.
  ///
  /// @param signals what was measured
  /// @param sound the whole sound as 16-bit little-endian samples, one channel, 16,000 a second;
  ///   nothing without sound
  record Measured(Signals signals, Optional<Path> sound) {}
}
