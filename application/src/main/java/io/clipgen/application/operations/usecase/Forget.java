package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.NamedJobs;
import io.clipgen.application.operations.port.DoneWork;
import io.clipgen.application.operations.port.NoticeLog;
import io.clipgen.application.operations.port.RequestLog;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.JobId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Forgets what nobody asks for any more, page by page: what was noted only to know it when it
/// comes again, and what the background has done.
public final class Forget implements DueWork {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final Duration LEAST = Duration.ofDays(1);
  private static final int BATCH = 1_000;

  private final String name;
  private final Duration kept;
  private final Notes notes;
  private final Transactions transactions;
  private final InstantSource machineTime;

  private Forget(
      String name,
      Duration kept,
      Notes notes,
      Transactions transactions,
      InstantSource machineTime) {
    if (kept.compareTo(LEAST) < 0) {
      throw new IllegalArgumentException(
          name + ": what is done is kept for " + LEAST + " at least");
    }
    this.name = name;
    this.kept = kept;
    this.notes = notes;
    this.transactions = transactions;
    this.machineTime = machineTime;
  }

  /// Forgets the names of notices that no provider sends again: they try for three days. One that
  /// came again nevertheless would only have something looked at once more.
  public static Forget notices(
      NoticeLog log, Transactions transactions, InstantSource machineTime) {
    return new Forget("forget-notices", KEPT, log::forget, transactions, machineTime);
  }

  /// Forgets requests that their senders named.
  public static Forget requests(
      RequestLog log, Transactions transactions, InstantSource machineTime) {
    return new Forget("forget-requests", KEPT, log::forget, transactions, machineTime);
  }

  /// Forgets events that all were told.
  public static Forget events(
      DoneWork done, Duration kept, Transactions transactions, InstantSource machineTime) {
    return new Forget("forget-events", kept, done::forgetEvents, transactions, machineTime);
  }

  /// Forgets outbound effects that are done.
  public static Forget effects(
      DoneWork done, Duration kept, Transactions transactions, InstantSource machineTime) {
    return new Forget("forget-effects", kept, done::forgetEffects, transactions, machineTime);
  }

  /// Forgets jobs that were done or cancelled, but for those that something still names: they are
  /// looked at again when they would be old enough from now on.
  public static Forget jobs(
      DoneWork done,
      List<NamedJobs> named,
      Duration kept,
      Transactions transactions,
      InstantSource machineTime) {
    Notes jobs =
        (before, limit) -> {
          Set<JobId> old = done.jobs(before, limit);
          Set<JobId> stay = new HashSet<>();
          named.forEach(each -> stay.addAll(each.among(old)));
          done.keepJobs(stay, machineTime.instant());
          Set<JobId> go = new HashSet<>(old);
          go.removeAll(stay);
          done.forgetJobs(go);
          return old.size();
        };
    return new Forget("forget-jobs", kept, jobs, transactions, machineTime);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public int run(Instant now) {
    Instant before = machineTime.instant().minus(kept);
    return transactions.call(() -> notes.forget(before, BATCH));
  }

  @FunctionalInterface
  private interface Notes {
    int forget(Instant before, int limit);
  }
}
