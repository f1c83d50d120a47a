package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.shared.ClipId;

/// Hands out a file of a clip to its owner, or to whom it was shared with, whole or in part.
public final class DownloadClip {

  private final Clips clips;
  private final BlobStore files;

  public DownloadClip(Clips clips, BlobStore files) {
    this.clips = clips;
    this.files = files;
  }

  /// Finds a file.
  ///
  /// @throws NotFound if the caller cannot see the clip
  public Download handle(Caller caller, ClipId id, ClipFile file) {
    Clip clip = clips.findVisible(id, caller.party()).orElseThrow(() -> new NotFound("clip", id));
    return new Download(clip, file, StoredFile.whole(files, file.of(clip), clip.madeAt()));
  }

  /// A file that can be read.
  ///
  /// @param clip it belongs to
  /// @param file which of its files it is
  public record Download(Clip clip, ClipFile file, StoredFile content) {}
}
