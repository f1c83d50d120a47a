package io.clipgen.application.payouts.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.port.PayoutRuns;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.PayoutMinimum;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.Money;

/// How often a payee is paid without asking.
public final class ChoosePayoutSchedule {

  private final PayoutRuns runs;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final PayoutMinimum minimum;

  public ChoosePayoutSchedule(
      PayoutRuns runs, Transactions transactions, BusinessClock clock, PayoutMinimum minimum) {
    this.runs = runs;
    this.transactions = transactions;
    this.clock = clock;
    this.minimum = minimum;
  }

  /// The caller's choice.
  public Schedule see(Caller caller) {
    return new Schedule(runs.rhythm(caller.party()), minimum.of(caller.roles()));
  }

  /// Chooses; counts from the next run on.
  public Schedule choose(Caller caller, Rhythm rhythm) {
    transactions.run(() -> runs.choose(caller.party(), rhythm, clock.now()));
    return see(caller);
  }

  /// How somebody is paid.
  ///
  /// @param minimum what must be available for a payout
  public record Schedule(Rhythm rhythm, Money minimum) {}
}
