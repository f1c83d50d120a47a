package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.InputStream;

/// Hands out the small pictures of a source video, which an editor shows along its time, to whom it
/// belongs or was granted.
public final class OpenStoryboard {

  private final SourceVideos videos;
  private final BlobStore files;

  public OpenStoryboard(SourceVideos videos, BlobStore files) {
    this.videos = videos;
    this.files = files;
  }

  /// Where the small pictures of a video are stored, from when it was measured on.
  static BlobKey sheet(SourceVideo video) {
    return new BlobKey(video.file() + ".storyboard.jpg");
  }

  /// Finds them.
  ///
  /// @throws NotFound if the caller cannot see the video, or none were taken of it yet
  public Opened handle(Caller caller, SourceVideoId id) {
    SourceVideo video =
        videos.findVisible(id, caller.party()).orElseThrow(() -> new NotFound("video", id));
    Storyboard storyboard =
        videos
            .findStoryboard(id)
            .orElseThrow(
                () ->
                    NotFound.yet(
                        "The video %s has no small pictures yet: they are taken when clips of it are made, so order some."
                            .formatted(id)));
    BlobKey key = sheet(video);
    BlobStore.Blob blob =
        files.find(key).orElseThrow(() -> new StorageFailure("There is no file " + key + "."));
    return new Opened(video, storyboard, blob, files);
  }

  /// Small pictures that can be read.
  public static final class Opened {

    private final SourceVideo video;
    private final Storyboard storyboard;
    private final BlobStore.Blob blob;
    private final BlobStore files;

    private Opened(SourceVideo video, Storyboard storyboard, BlobStore.Blob blob, BlobStore files) {
      this.video = video;
      this.storyboard = storyboard;
      this.blob = blob;
      this.files = files;
    }

    /// The video they are of.
    public SourceVideo video() {
      return video;
    }

    /// How they lie side by side.
    public Storyboard storyboard() {
      return storyboard;
    }

    /// The size of the sheet, a JPEG, in bytes.
    public long size() {
      return blob.size();
    }

    /// Changes whenever the content does.
    public String etag() {
      return blob.etag();
    }

    /// Some of the sheet's bytes; the caller closes the stream.
    ///
    /// @throws StorageFailure if they cannot be read
    public InputStream open(long from, long length) {
      return files.open(blob.key(), from, length);
    }
  }
}
