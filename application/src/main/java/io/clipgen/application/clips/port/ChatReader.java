package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.Chat;
import java.io.InputStream;

/// Reads what the viewers of a broadcast wrote, as people save it: Twitch's or YouTube's chat.
public interface ChatReader {

  /// Counts the messages of `content`, which is read once and never held as a whole. Messages from
  /// before the start, or without a time, do not count.
  ///
  /// @throws UnusableMedia if it is none of the known formats, or has no message with a time
  /// @throws StorageFailure if it cannot be read to its end
  Chat read(InputStream content);
}
