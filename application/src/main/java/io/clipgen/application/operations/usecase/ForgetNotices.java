package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.port.NoticeLog;
import io.clipgen.application.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Forgets the names of notices that no provider sends again: they try for three days. One that
/// came again nevertheless would only have something looked at once more.
public final class ForgetNotices implements DueWork {

  private static final Duration KEPT = Duration.ofDays(30);
  private static final int BATCH = 1_000;

  private final NoticeLog log;
  private final Transactions transactions;
  private final InstantSource machineTime;

  public ForgetNotices(NoticeLog log, Transactions transactions, InstantSource machineTime) {
    this.log = log;
    this.transactions = transactions;
    this.machineTime = machineTime;
  }

  @Override
  public String name() {
    return "forget-notices";
  }

  @Override
  public Duration every() {
    return Duration.ofHours(1);
  }

  @Override
  public int run(Instant now) {
    Instant before = machineTime.instant().minus(KEPT);
    return transactions.call(() -> log.forget(before, BATCH));
  }
}
