package io.clipgen.application.operations;

import io.clipgen.domain.shared.JobId;

/// Does the work of one kind of job. May be called again for the same job after a crash or an
/// error, so it must bear being run twice.
///
/// @param <P> its payload, a record
public interface JobHandler<P> {

  /// The kind of job this handler does, in kebab case.
  String kind();

  /// The payload's type.
  Class<P> payload();

  /// How often the job is tried before it is dead.
  default int maxAttempts() {
    return 3;
  }

  /// Whether it wants the machine for itself (rendering, transcribing): few heavy jobs run at a
  /// time, and they never keep light ones waiting.
  default boolean heavy() {
    return false;
  }

  /// Does the work, outside of any transaction.
  ///
  /// @throws JobRefused where trying again cannot help; the job is dead at once, with that reason
  /// @throws InterruptedException when the job was cancelled or the process stops
  void run(JobId job, P payload, Progress progress) throws InterruptedException;

  /// Told, in a transaction, when the job will not be tried again: dead, or cancelled.
  default void gaveUp(JobId job, P payload, String reason) {}

  /// A failure whose message is a sentence that says what went wrong and what helps: the job's
  /// owner reads it as it is.
  interface Told {}

  /// Thrown where trying again cannot help.
  final class JobRefused extends RuntimeException implements Told {
    private static final long serialVersionUID = 1L;

    /// @param reason a sentence for the job's owner
    public JobRefused(String reason) {
      super(reason);
    }
  }

  /// Where a job says how far it is.
  interface Progress {

    /// Reports how far the work is.
    ///
    /// @param stage the name of the stage, in kebab case
    /// @param fraction of the whole job, from 0 to 1
    /// @throws InterruptedException when the job was asked to stop
    void report(String stage, double fraction) throws InterruptedException;
  }
}
