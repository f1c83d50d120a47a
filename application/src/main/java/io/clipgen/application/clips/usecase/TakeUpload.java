package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.ClipPipeline;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.clips.port.StorageFailure;
import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.clips.port.WorkFolders;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.SourceVideoId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Makes a source video of an upload whose bytes are all there, as any upload becomes one. Its
/// pieces are gathered from the storage, so that any worker can do it.
public final class TakeUpload extends StudioJob<TakeUpload.Wanted, Upload> {

  /// The kind of job this is.
  public static final String KIND = "take-upload";

  private final Uploads uploads;
  private final WorkFolders folders;
  private final BlobStore files;
  private final DiscardedFiles discarded;
  private final Transactions transactions;
  private final Intake intake;

  public TakeUpload(
      Uploads uploads,
      WorkFolders folders,
      ClipPipeline pipeline,
      BlobStore files,
      SourceVideos videos,
      DiscardedFiles discarded,
      Transactions transactions,
      BusinessClock clock) {
    super(KIND, Wanted.class, false);
    this.uploads = uploads;
    this.folders = folders;
    this.files = files;
    this.discarded = discarded;
    this.transactions = transactions;
    this.intake = new Intake(pipeline, files, videos, discarded, transactions, clock);
  }

  /// What the job is about.
  ///
  /// @param video the id of the upload and of the video, in text form
  public record Wanted(String video) {}

  @Override
  void make(Upload upload, Progress progress) throws InterruptedException {
    progress.report("gather", 0);
    try (WorkFolders.WorkFolder folder = folders.open()) {
      Path received = folder.path().resolve("source");
      gather(upload, received, folder, progress);
      progress.report("check", 0.5);
      take(upload, received, folder);
      progress.report("store", 1);
    }
  }

  private void take(Upload upload, Path received, WorkFolders.WorkFolder folder)
      throws InterruptedException {
    try {
      intake.take(
          upload.video(),
          upload.owner(),
          upload.title(),
          received,
          folder,
          () -> settle(upload.taken()));
    } catch (UnusableMedia unusable) {
      // No other try will find it usable.
      transactions.run(() -> settle(upload.refused(String.valueOf(unusable.getMessage()))));
      throw unusable;
    }
  }

  /// The pieces stay as long as the upload does, so that an administrator can have it tried again.
  @Override
  public void gaveUp(JobId job, Wanted wanted, String reason) {
    uploads
        .find(SourceVideoId.parse(wanted.video()))
        .filter(upload -> upload.state() instanceof Upload.Complete)
        .ifPresent(upload -> uploads.saveState(upload.refused(reason)));
  }

  @Override
  Optional<Upload> pending(JobId job, Wanted wanted) {
    Upload upload =
        transactions
            .call(
                () ->
                    uploads
                        .find(SourceVideoId.parse(wanted.video()))
                        .map(found -> reopened(found, job)))
            .orElseThrow(
                () -> new JobRefused("The upload is not kept any more: send the video again."));
    return Optional.of(upload).filter(found -> found.state() instanceof Upload.Complete);
  }

  private Upload reopened(Upload upload, JobId job) {
    if (!(upload.state() instanceof Upload.Refused refused)) {
      return upload;
    }
    if (uploads.pieces(upload.video()).isEmpty()) {
      throw new JobRefused(refused.reason());
    }
    Upload again = upload.handedTo(job);
    uploads.saveState(again);
    return again;
  }

  private void settle(Upload upload) {
    if (!uploads.saveState(upload)) {
      throw new JobRefused("The upload was ended.");
    }
    discarded.add(uploads.dropPieces(upload.video()));
  }

  private void gather(Upload upload, Path file, WorkFolders.WorkFolder folder, Progress progress)
      throws InterruptedException {
    folder.requireRoom(upload.length());
    long gathered = 0;
    try (OutputStream out = Files.newOutputStream(file)) {
      for (Uploads.Piece piece : uploads.pieces(upload.video())) {
        try (InputStream content = files.open(piece.key(), 0, piece.size())) {
          gathered += content.transferTo(out);
        }
        progress.report("gather", 0.5 * gathered / upload.length());
      }
    } catch (IOException e) {
      throw StorageFailure.of("The upload cannot be put together", e);
    }
    if (gathered != upload.length()) {
      throw new StorageFailure(
          "Of the upload %s only %d of %d bytes are stored."
              .formatted(upload.video(), gathered, upload.length()));
    }
  }
}
