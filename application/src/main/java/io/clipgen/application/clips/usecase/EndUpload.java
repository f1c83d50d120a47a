package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.SourceVideoId;

/// Ends an upload whose sender does not want it any more. A video that it has become stays.
public final class EndUpload {

  private final Uploads uploads;
  private final DiscardedFiles discarded;
  private final Jobs jobs;
  private final Transactions transactions;

  public EndUpload(
      Uploads uploads, DiscardedFiles discarded, Jobs jobs, Transactions transactions) {
    this.uploads = uploads;
    this.discarded = discarded;
    this.jobs = jobs;
    this.transactions = transactions;
  }

  /// Ends the caller's upload.
  ///
  /// @throws NotFound if there is no such upload of the caller's
  public void handle(Caller caller, SourceVideoId video) {
    transactions.run(
        () -> {
          Upload upload =
              uploads
                  .findOf(video, caller.party())
                  .orElseThrow(() -> new NotFound("upload", video));
          discarded.add(uploads.dropPieces(video));
          uploads.remove(video);
          if (upload.state() instanceof Upload.Complete complete) {
            jobs.cancel(complete.job());
          }
        });
  }
}
