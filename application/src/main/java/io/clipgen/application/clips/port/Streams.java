package io.clipgen.application.clips.port;

import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.shared.StreamId;
import java.util.Optional;

/// The streams of media files. Writes join the open transaction.
public interface Streams {

  /// Adds a stream.
  void add(MediaStream stream);

  /// Changes state, captions and preview to those of `stream`, if it is still there.
  ///
  /// @return whether it is
  boolean save(MediaStream stream);

  /// A stream, whoever may see it.
  Optional<MediaStream> find(StreamId stream);

  /// A stream that nobody else changes until the open transaction ends.
  Optional<MediaStream> hold(StreamId stream);

  /// The stream of a thing, named by the text form of its id.
  Optional<MediaStream> findOf(String subject);

  /// Removes a stream; removing none changes nothing.
  void remove(StreamId stream);
}
