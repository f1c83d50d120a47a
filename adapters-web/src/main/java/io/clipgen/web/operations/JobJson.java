package io.clipgen.web.operations;

import io.clipgen.application.operations.query.JobView;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job in JSON.
///
/// @param subject the id of what it works on
/// @param stage what it is doing, or did last
/// @param progress of the whole job, from 0 to 1
/// @param attempts how often it was begun
/// @param stopping whether it was asked to stop and has not yet
/// @param reason why it ended without being done, or why it is tried again
@Serdeable
@Schema(name = "Job")
record JobJson(
    @Schema(example = "job_06e9vjkq7ssqf2yb4y9tf6gfm0") String id,
    String kind,
    String subject,
    @Schema(allowableValues = {"queued", "running", "retrying", "done", "dead", "cancelled"})
        String state,
    @Nullable String stage,
    @Schema(minimum = "0", maximum = "1") double progress,
    int attempts,
    boolean stopping,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  static JobJson from(JobView job) {
    return new JobJson(
        job.id().text(),
        job.kind(),
        job.subject(),
        job.state(),
        job.stage(),
        job.progress(),
        job.attempts(),
        job.stopping() && !job.ended(),
        job.reason(),
        job.createdAt(),
        job.startedAt(),
        job.endedAt());
  }
}
