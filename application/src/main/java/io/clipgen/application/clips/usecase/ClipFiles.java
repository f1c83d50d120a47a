package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.domain.clips.Clip;

/// All files of a clip at once.
final class ClipFiles {

  private ClipFiles() {}

  static void delete(BlobStore files, Clip clip) {
    for (ClipFile file : ClipFile.values()) {
      files.delete(file.of(clip));
    }
    files.delete(ClipFile.unmarked(clip));
  }
}
