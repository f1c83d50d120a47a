package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.clips.Clip;
import io.clipgen.domain.shared.ClipId;
import java.io.InputStream;

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
    BlobKey key = file.of(clip);
    BlobStore.Blob blob =
        files.find(key).orElseThrow(() -> new StorageFailure("There is no file " + key + "."));
    return new Download(clip, file, blob, files);
  }

  /// A file that can be read.
  public static final class Download {

    private final Clip clip;
    private final ClipFile file;
    private final BlobStore.Blob blob;
    private final BlobStore files;

    private Download(Clip clip, ClipFile file, BlobStore.Blob blob, BlobStore files) {
      this.clip = clip;
      this.file = file;
      this.blob = blob;
      this.files = files;
    }

    /// The clip it belongs to.
    public Clip clip() {
      return clip;
    }

    /// Which of its files it is.
    public ClipFile file() {
      return file;
    }

    /// Its size in bytes.
    public long size() {
      return blob.size();
    }

    /// Changes whenever the content does.
    public String etag() {
      return blob.etag();
    }

    /// Some of its bytes; the caller closes the stream.
    ///
    /// @throws StorageFailure if they cannot be read
    public InputStream open(long from, long length) {
      return files.open(blob.key(), from, length);
    }
  }
}
