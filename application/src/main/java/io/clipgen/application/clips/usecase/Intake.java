package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.MediaInfo;
import io.clipgen.domain.clips.SourceVideo;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Looks at a file that was received (CLIP-02) and makes a source video of it, however it came.
///
/// That nothing names the stored file is noted before there is one, and taken back in the
/// transaction that names it: what a killed process has stored for nothing goes like any other
/// discarded file.
final class Intake {

  private final ClipPipeline pipeline;
  private final BlobStore files;
  private final SourceVideos videos;
  private final DiscardedFiles discarded;
  private final Transactions transactions;
  private final BusinessClock clock;

  Intake(
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      DiscardedFiles discarded,
      Transactions transactions,
      BusinessClock clock) {
    this.pipeline = pipeline;
    this.files = files;
    this.videos = videos;
    this.discarded = discarded;
    this.transactions = transactions;
    this.clock = clock;
  }

  /// Checks and stores a file; of one that is refused nothing is stored.
  ///
  /// @param title what the video will be called
  /// @param folder where it lies
  /// @param also what else is written down in the transaction that adds the video
  /// @throws UnusableMedia if it cannot be a source
  /// @throws StorageFailure if it cannot be kept
  SourceVideo take(
      SourceVideoId id,
      PartyId owner,
      String title,
      Path received,
      WorkFolders.WorkFolder folder,
      Runnable also)
      throws InterruptedException {
    MediaInfo info = pipeline.inspect(received);
    folder.requireRoom(info.bytes());
    BlobKey key = new BlobKey("sources/" + id.text());
    transactions.run(() -> discarded.add(List.of(key)));
    try (InputStream content = new BufferedInputStream(Files.newInputStream(received))) {
      files.put(key, content);
    } catch (IOException e) {
      throw new StorageFailure(
          StorageFailure.Kind.OURS, "The received file cannot be read: " + e.getMessage(), e);
    }
    SourceVideo video = SourceVideo.of(id, owner, title, key.value(), info, clock.now());
    try {
      transactions.run(
          () -> {
            also.run();
            videos.add(video);
            discarded.forget(List.of(key));
          });
    } catch (RuntimeException e) {
      // Another run of the same job may have been first: then the file is that of its video.
      if (videos.find(id).isEmpty()) {
        files.delete(key);
      } else {
        transactions.run(() -> discarded.forget(List.of(key)));
      }
      throw e;
    }
    return video;
  }
}
