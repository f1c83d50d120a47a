package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.JobHandler;
import io.clipgen.application.operations.JobHandler.JobRefused;
import io.clipgen.application.operations.JobHandler.Progress;
import io.clipgen.application.operations.port.JobLog;
import io.clipgen.application.operations.port.JobLog.End;
import io.clipgen.application.operations.port.JobLog.Job;
import io.clipgen.application.operations.port.JobLog.State;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.operations.Backoff;
import io.clipgen.domain.shared.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/// Does one attempt at one job, and says when the queue is to offer it again.
public final class RunJob {

  private static final Duration PERSIST_EVERY = Duration.ofMillis(250);

  private final JobLog log;
  private final JobHandlers handlers;
  private final RunningJobs running;
  private final Transactions transactions;
  private final InstantSource machineTime;
  private final Backoff backoff;
  private final DoubleSupplier chance;

  /// @param backoff between attempts
  /// @param chance random numbers from 0 to 1
  public RunJob(
      JobLog log,
      JobHandlers handlers,
      RunningJobs running,
      Transactions transactions,
      InstantSource machineTime,
      Backoff backoff,
      DoubleSupplier chance) {
    this.log = log;
    this.handlers = handlers;
    this.running = running;
    this.transactions = transactions;
    this.machineTime = machineTime;
    this.backoff = backoff;
    this.chance = chance;
  }

  /// Runs a job that the queue has offered, on the current thread.
  ///
  /// @param stopping whether this process is being stopped
  /// @return when it is to be offered again, in machine time; empty if never
  public Optional<Instant> run(JobId id, BooleanSupplier stopping) {
    Optional<Job> begun = transactions.call(() -> log.lock(id).flatMap(this::begin));
    if (begun.isEmpty()) {
      return Optional.empty();
    }
    Job job = begun.get();
    JobHandler<?> handler = handlers.get(job.kind());
    Throwable failure = attempt(handler, job);
    return transactions.call(() -> finish(handler, job, failure, stopping.getAsBoolean()));
  }

  private Optional<Job> begin(Job job) {
    if (!job.state().live()) {
      return Optional.empty();
    }
    Optional<JobHandler<?>> handler = handlers.find(job.kind());
    if (handler.isEmpty()) {
      log.end(job.id(), new End.Dead("Nothing here does jobs of the kind " + job.kind() + "."));
      return Optional.empty();
    }
    if (job.stopping()) {
      end(handler.get(), job, new End.Cancelled("It was cancelled."));
      return Optional.empty();
    }
    if (job.attempts() >= handler.get().maxAttempts()) {
      String reason = "The process ended while it ran, and it was its last of %d attempts.";
      end(handler.get(), job, new End.Dead(reason.formatted(job.attempts())));
      return Optional.empty();
    }
    int attempt = job.attempts() + 1;
    log.begin(job.id(), attempt);
    return Optional.of(
        new Job(job.id(), job.kind(), job.owner(), State.RUNNING, attempt, false, job.payload()));
  }

  private <P> @Nullable Throwable attempt(JobHandler<P> handler, Job job) {
    running.begin(job.id());
    try {
      P payload = job.payload().as(handler.payload());
      handler.run(job.id(), payload, new LoggedProgress(job));
      return null;
    } catch (Throwable failure) { // an Error of one job must not end the others' runner
      return failure;
    } finally {
      running.end(job.id());
    }
  }

  private Optional<Instant> finish(
      JobHandler<?> handler, Job attempt, @Nullable Throwable failure, boolean stopping) {
    Optional<Job> now =
        log.lock(attempt.id())
            .filter(job -> job.state() == State.RUNNING && job.attempts() == attempt.attempts());
    if (now.isEmpty()) {
      return Optional.empty(); // taken for dead, and given to somebody else
    }
    End end = howItEnded(handler, now.get(), failure, stopping);
    end(handler, now.get(), end);
    return switch (end) {
      case End.Again again -> Optional.of(again.at());
      case End.PutBack _ -> Optional.of(machineTime.instant());
      case End.Done _, End.Dead _, End.Cancelled _ -> Optional.empty();
    };
  }

  private End howItEnded(
      JobHandler<?> handler, Job job, @Nullable Throwable failure, boolean stopping) {
    if (failure == null) {
      return new End.Done();
    }
    if (failure instanceof JobRefused) {
      return new End.Dead(reason(failure));
    }
    if (job.stopping()) {
      return new End.Cancelled("It was cancelled while it ran.");
    }
    if (stopping) {
      return new End.PutBack();
    }
    if (job.attempts() >= handler.maxAttempts()) {
      return new End.Dead(reason(failure));
    }
    Duration wait = backoff.after(job.attempts(), chance.getAsDouble());
    return new End.Again(machineTime.instant().plus(wait), reason(failure));
  }

  private void end(JobHandler<?> handler, Job job, End end) {
    switch (end) {
      case End.Dead dead -> JobDesk.giveUp(handler, job, dead.reason());
      case End.Cancelled cancelled -> JobDesk.giveUp(handler, job, cancelled.reason());
      case End.Done _, End.Again _, End.PutBack _ -> {}
    }
    log.end(job.id(), end);
  }

  static String reason(Throwable failure) {
    String message = failure.getMessage();
    String name = failure.getClass().getSimpleName();
    String reason =
        failure instanceof JobHandler.Told && message != null
            ? message
            : message == null ? name : name + ": " + message;
    return reason.length() > 2_000 ? reason.substring(0, 2_000) : reason;
  }

  /// Writes down a new stage at once, and progress within a stage now and then.
  private final class LoggedProgress implements Progress {
    private final Job job;
    private String stage = "";
    private Instant next = Instant.MIN;

    private LoggedProgress(Job job) {
      this.job = job;
    }

    @Override
    public void report(String newStage, double fraction) throws InterruptedException {
      if (Thread.interrupted()) {
        throw new InterruptedException("the job was asked to stop");
      }
      Instant now = machineTime.instant();
      if (newStage.equals(stage) && now.isBefore(next)) {
        return;
      }
      stage = newStage;
      next = now.plus(PERSIST_EVERY);
      if (!log.report(job.id(), job.attempts(), stage, Math.clamp(fraction, 0, 1))) {
        throw new InterruptedException("the job was asked to stop");
      }
    }
  }
}
