package io.clipgen.application.operations.port;

import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Jobs as they are kept, together with their place in the queue.
public interface JobLog {

  /// Adds a job and its place in the queue, in the open transaction.
  ///
  /// @return the new job, or the live one of the same kind and subject
  JobId add(NewJob job);

  /// How many jobs of these kinds an owner has that may still become done; who asks for the same
  /// owner in another transaction waits until the open one ends.
  int live(PartyId owner, Set<String> kinds);

  /// Locks a job until the open transaction ends.
  Optional<Job> lock(JobId job);

  /// Notes, in the open transaction, that this process begins attempt number `attempt`.
  void begin(JobId job, int attempt);

  /// Notes how far an attempt is.
  ///
  /// @return whether to go on: no if the job was asked to stop or is not this attempt's any more
  boolean report(JobId job, int attempt, String stage, double fraction);

  /// Asks a running job to stop, in the open transaction.
  void tellToStop(JobId job);

  /// Notes, in the open transaction, how a job ended, or that it waits again.
  void end(JobId job, End end);

  /// Puts a dead job back into the queue with all its attempts, in the open transaction.
  ///
  /// @return no, and nothing happens, if another job of its kind and subject is live
  boolean revive(JobId job);

  /// A job to be.
  ///
  /// @param heavy whether it runs among the few heavy ones
  record NewJob(
      String kind,
      @Nullable PartyId owner,
      String subject,
      int priority,
      boolean heavy,
      Object payload) {}

  /// A job as it is.
  ///
  /// @param attempts how often it has been begun
  /// @param stopping whether it was asked to stop
  record Job(
      JobId id,
      String kind,
      @Nullable PartyId owner,
      State state,
      int attempts,
      boolean stopping,
      Payload payload) {}

  /// Where a job can be.
  enum State {
    /// Waits for its turn.
    QUEUED,
    /// Is being done.
    RUNNING,
    /// Failed, and waits to be tried again.
    RETRYING,
    /// Was done.
    DONE,
    /// Failed for good.
    DEAD,
    /// Was stopped by somebody.
    CANCELLED;

    /// Whether it may still become done.
    public boolean live() {
      return this == QUEUED || this == RUNNING || this == RETRYING;
    }
  }

  /// How an attempt ended.
  sealed interface End {

    /// It was done.
    record Done() implements End {}

    /// It failed and is tried again at `at`, in machine time.
    record Again(Instant at, String reason) implements End {}

    /// It failed for good.
    record Dead(String reason) implements End {}

    /// Somebody stopped it.
    record Cancelled(String reason) implements End {}

    /// The process stops: the attempt does not count.
    record PutBack() implements End {}
  }
}
