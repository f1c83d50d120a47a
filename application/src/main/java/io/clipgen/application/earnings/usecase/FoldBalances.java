package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.operations.DueWork;
import java.time.Duration;
import java.time.Instant;

/// Keeps the balances of busy accounts quick to read: what was posted to them without waiting is
/// gathered.
public final class FoldBalances implements DueWork {

  private static final int BUSY = 200;

  private final Ledger ledger;

  public FoldBalances(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public String name() {
    return "fold-balances";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(1);
  }

  @Override
  public int run(Instant now) {
    return ledger.fold(BUSY);
  }
}
