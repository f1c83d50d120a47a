package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.Transcript;
import java.nio.file.Path;

/// Reads a transcript that somebody brought along: SRT, WebVTT or Whisper's JSON.
public interface TranscriptReader {

  /// Reads `file`; where it has times of lines only, the words share the time of their line by
  /// their length.
  ///
  /// @throws UnusableMedia if it is none of the known formats or says nothing
  Transcript read(Path file);
}
