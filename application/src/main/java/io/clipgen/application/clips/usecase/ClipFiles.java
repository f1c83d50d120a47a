package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.domain.clips.Clip;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// All files of a clip at once.
final class ClipFiles {

  private ClipFiles() {}

  static List<BlobKey> all(Clip clip) {
    return Stream.concat(
            Arrays.stream(ClipFile.values()).map(file -> file.of(clip)),
            Stream.of(ClipFile.unmarked(clip)))
        .toList();
  }

  static void delete(BlobStore files, Clip clip) {
    all(clip).forEach(files::delete);
  }
}
