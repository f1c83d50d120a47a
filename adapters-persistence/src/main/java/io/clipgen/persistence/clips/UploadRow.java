package io.clipgen.persistence.clips;

import io.clipgen.domain.clips.Upload;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A row of `clips.upload`.
public record UploadRow(
    UUID video,
    UUID owner,
    String title,
    String note,
    long length,
    long received,
    String state,
    @Nullable UUID job,
    @Nullable String reason,
    Instant begunAt,
    Instant expiresAt) {

  static UploadRow from(Upload upload) {
    return new UploadRow(
        upload.video().value(),
        upload.owner().value(),
        upload.title(),
        upload.note(),
        upload.length(),
        upload.received(),
        upload.state().word(),
        upload.state() instanceof Upload.Complete complete ? complete.job().value() : null,
        upload.state() instanceof Upload.Refused refused ? refused.reason() : null,
        upload.begunAt(),
        upload.expiresAt());
  }

  Upload toDomain() {
    return new Upload(
        new SourceVideoId(video),
        new PartyId(owner),
        title,
        note,
        length,
        received,
        switch (state) {
          case "receiving" -> new Upload.Receiving();
          case "complete" -> new Upload.Complete(new JobId(Objects.requireNonNull(job)));
          case "taken" -> new Upload.Taken();
          case "refused" -> new Upload.Refused(String.valueOf(reason));
          default -> throw new IllegalStateException("no such state of an upload: " + state);
        },
        begunAt,
        expiresAt);
  }
}
