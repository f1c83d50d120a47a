package io.clipgen.application.operations.query;

import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A job as people see it. Times are machine time.
///
/// @param subject what it works on, in text form
/// @param state `queued`, `running`, `retrying`, `done`, `dead` or `cancelled`
/// @param stage what it is doing, or did last
/// @param progress of the whole job, from 0 to 1
/// @param attempts how often it was begun
/// @param stopping whether it was asked to stop
/// @param reason why it was ended, or why it is tried again
public record JobView(
    JobId id,
    String kind,
    @Nullable PartyId owner,
    String subject,
    String state,
    @Nullable String stage,
    double progress,
    int attempts,
    boolean stopping,
    @Nullable String reason,
    Instant createdAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {

  /// Whether nothing more will happen to it by itself.
  public boolean ended() {
    return endedAt != null;
  }
}
