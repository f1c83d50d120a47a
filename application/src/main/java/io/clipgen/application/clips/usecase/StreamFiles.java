package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.domain.clips.MediaStream;
import io.clipgen.domain.clips.Rendition;
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

  /// Deletes all files of a stream, and what else was begun under `names`.
  static void delete(BlobStore files, MediaStream stream, List<String> names) {
    Stream.concat(stream.transcoded().stream().map(Rendition::name), names.stream())
        .distinct()
        .forEach(name -> files.delete(rendition(stream, name)));
    files.delete(poster(stream));
    files.delete(storyboard(stream));
  }
}
