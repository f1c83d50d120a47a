package io.clipgen.application.operations.port;

import io.clipgen.domain.shared.JobId;
import java.time.Instant;
import java.util.Set;

/// What the background has done, as it is kept. What failed is not among it: somebody decides on
/// that. Everything joins the open transaction, times are machine time, and the oldest comes first.
public interface DoneWork {

  /// Removes events that were addressed before that instant and told to all.
  ///
  /// @return how many
  int forgetEvents(Instant before, int limit);

  /// Removes effects that were done before that instant.
  ///
  /// @return how many
  int forgetEffects(Instant before, int limit);

  /// Jobs that were done or cancelled before that instant and since when nothing named them.
  Set<JobId> jobs(Instant before, int limit);

  /// Removes jobs.
  void forgetJobs(Set<JobId> jobs);

  /// Notes that something still named these jobs.
  void keepJobs(Set<JobId> jobs, Instant at);
}
