package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.domain.clips.MediaStream;
import java.util.List;
import java.util.stream.Stream;

/// Where the files of a stream are stored.
final class StreamFiles {

  private StreamFiles() {}

  static BlobKey rendition(MediaStream stream, String name) {
    return new BlobKey(stream.files() + "/" + name + ".mp4");
  }

  static BlobKey poster(MediaStream stream) {
    return new BlobKey(stream.files() + "/poster.jpg");
  }

  static BlobKey storyboard(MediaStream stream) {
    return new BlobKey(stream.files() + "/storyboard.jpg");
  }

  /// All files that a stream has or may have.
  static List<BlobKey> all(MediaStream stream) {
    return Stream.concat(
            stream.planned().stream().map(name -> rendition(stream, name)),
            Stream.of(poster(stream), storyboard(stream)))
        .toList();
  }

  /// Deletes all files of a stream.
  static void delete(BlobStore files, MediaStream stream) {
    all(stream).forEach(files::delete);
  }
}
