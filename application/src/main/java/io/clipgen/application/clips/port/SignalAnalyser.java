package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Storyboard;
import java.nio.file.Path;
import java.util.Optional;

/// Measures a video in one pass, and takes small pictures of it on the way.
public interface SignalAnalyser {

  /// Measures all of it.
  ///
  /// @param folder a private folder for the sound and the pictures
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
  /// @param sheet what is to be seen in it
  record Measured(Signals signals, Optional<Path> sound, Sheet sheet) {}

  /// Small pictures of a video, side by side.
  ///
  /// @param storyboard how they lie; each is the picture at its time
  /// @param file all of them, a JPEG
  record Sheet(Storyboard storyboard, Path file) {}
}
