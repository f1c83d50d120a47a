package io.clipgen.web.clips;

import io.clipgen.domain.clips.Upload;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How far an upload is.
@Serdeable
record UploadJson(
    @Schema(description = "Also the id that the video will have") String id,
    String title,
    @Schema(description = "Bytes it will have") long length,
    @Schema(description = "Bytes that have arrived") long received,
    @Schema(
            description =
                "receiving, complete (a job looks at it), taken (it is a video) or refused")
        String state,
    @Schema(description = "While it is complete: follow it at /api/v1/jobs/{job}")
        @Nullable String job,
    @Schema(description = "Why it cannot be a video") @Nullable String reason,
    Instant begunAt,
    @Schema(description = "When it is forgotten") Instant expiresAt) {

  static UploadJson from(Upload upload) {
    return new UploadJson(
        upload.video().text(),
        upload.title(),
        upload.length(),
        upload.received(),
        upload.state().word(),
        upload.state() instanceof Upload.Complete complete ? complete.job().text() : null,
        upload.state() instanceof Upload.Refused refused ? refused.reason() : null,
        upload.begunAt(),
        upload.expiresAt());
  }
}
