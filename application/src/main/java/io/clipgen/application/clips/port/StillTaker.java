package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Storyboard;
import java.nio.file.Path;

/// Takes pictures out of a media file.
public interface StillTaker {

  /// Takes one picture from its middle and those of `storyboard` as one sheet, both as JPEG. The
  /// storyboard's are from key frames, so each is of its time or somewhat before.
  void take(Path file, MediaInfo info, Storyboard storyboard, Path poster, Path sheet, Meter meter)
      throws InterruptedException;
}
