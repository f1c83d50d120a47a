package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.UnusableMedia;
import io.clipgen.application.operations.JobHandler;
import io.clipgen.domain.shared.JobId;
import java.util.Optional;

/// The shape of the studio's jobs: what is still to be made is looked up, and made. What is wrong
/// with media itself no second try mends.
///
/// @param <P> the job's payload
/// @param <T> what is to be made
abstract class StudioJob<P, T> implements JobHandler<P> {

  private final String kind;
  private final Class<P> payload;
  private final boolean heavy;

  StudioJob(String kind, Class<P> payload, boolean heavy) {
    this.kind = kind;
    this.payload = payload;
    this.heavy = heavy;
  }

  /// What is still to be made; nothing if it is gone, or was settled by an earlier run. What was
  /// given up is pending again: a job of that kind that runs was brought back to life.
  abstract Optional<T> pending(JobId job, P payload);

  abstract void make(T pending, Progress progress) throws InterruptedException;

  @Override
  public final String kind() {
    return kind;
  }

  @Override
  public final Class<P> payload() {
    return payload;
  }

  @Override
  public final boolean heavy() {
    return heavy;
  }

  @Override
  public final void run(JobId job, P payload, Progress progress) throws InterruptedException {
    Optional<T> pending = pending(job, payload);
    if (pending.isPresent()) {
      try {
        make(pending.get(), progress);
      } catch (UnusableMedia unusable) {
        throw new JobRefused(String.valueOf(unusable.getMessage()));
      }
    }
  }
}
