package io.clipgen.application.clips;

import io.clipgen.domain.clips.Chat;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.Signals;
import io.clipgen.domain.clips.Transcript;

/// All that is known of a source: it is worked out once and serves every request for clips of it.
///
/// @param info what the file is
/// @param signals what was measured
/// @param transcript what is said
public record Analysis(MediaInfo info, Signals signals, Transcript transcript) {

  /// The same with what its viewers wrote.
  public Analysis withChat(Chat chat) {
    return new Analysis(info, signals.withChat(chat), transcript);
  }

  /// The same source with its words as they are to be read.
  public Analysis reading(Transcript words) {
    return new Analysis(info, signals, words);
  }
}
