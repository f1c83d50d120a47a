package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.SourceVideoId;
import java.util.Optional;

/// Looks how far an upload is.
public final class SeeUpload {

  private final Uploads uploads;
  private final BusinessClock clock;

  public SeeUpload(Uploads uploads, BusinessClock clock) {
    this.uploads = uploads;
    this.clock = clock;
  }

  /// The caller's upload; empty if it was given up.
  ///
  /// @throws NotFound if there is no such upload of the caller's
  public Optional<Upload> handle(Caller caller, SourceVideoId video) {
    Upload upload =
        uploads.findOf(video, caller.party()).orElseThrow(() -> new NotFound("upload", video));
    return Optional.of(upload).filter(found -> !found.isExpired(clock.now()));
  }
}
