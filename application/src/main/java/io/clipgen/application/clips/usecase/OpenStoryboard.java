package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.clips.Storyboard;
import io.clipgen.domain.shared.SourceVideoId;

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
    return new Opened(video, storyboard, StoredFile.whole(files, sheet(video), video.uploadedAt()));
  }

  /// Small pictures that can be read.
  ///
  /// @param video they are of
  /// @param storyboard how they lie side by side
  /// @param sheet all of them, a JPEG
  public record Opened(SourceVideo video, Storyboard storyboard, StoredFile sheet) {}
}
