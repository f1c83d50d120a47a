package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.port.NoticeLog;
import io.clipgen.application.operations.port.RequestLog;
import io.clipgen.application.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Forgets what was noted only to know it when it comes again, once it does not come any more.
public final class Forget implements DueWork {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int BATCH = 1_000;

  private final String name;
  private final Notes notes;
  private final Transactions transactions;
  private final InstantSource machineTime;

  private Forget(String name, Notes notes, Transactions transactions, InstantSource machineTime) {
    this.name = name;
    this.notes = notes;
    this.transactions = transactions;
    this.machineTime = machineTime;
  }

  /// Forgets the names of notices that no provider sends again: they try for three days. One that
  /// came again nevertheless would only have something looked at once more.
  public static Forget notices(
      NoticeLog log, Transactions transactions, InstantSource machineTime) {
    return new Forget("forget-notices", log::forget, transactions, machineTime);
  }

  /// Forgets requests that their senders named.
  public static Forget requests(
      RequestLog log, Transactions transactions, InstantSource machineTime) {
    return new Forget("forget-requests", log::forget, transactions, machineTime);
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
    Instant before = machineTime.instant().minus(KEPT);
    return transactions.call(() -> notes.forget(before, BATCH));
  }

  @FunctionalInterface
  private interface Notes {
    int forget(Instant before, int limit);
  }
}
