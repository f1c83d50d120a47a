package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.port.PayoutRuns;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.PayoutMinimum;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.Money;
import java.util.Optional;

/// How often a payee is paid without asking.
public final class ChoosePayoutSchedule {

  private static final String WAITS =
      Breaker.WORDS + " Whoever is paid without asking is paid as soon as that is over.";

  private final PayoutRuns runs;
  private final Breaker breaker;
  private final Transactions transactions;
  private final BusinessClock clock;
  private final PayoutMinimum minimum;

  public ChoosePayoutSchedule(
      PayoutRuns runs,
      Breaker breaker,
      Transactions transactions,
      BusinessClock clock,
      PayoutMinimum minimum) {
    this.runs = runs;
    this.breaker = breaker;
    this.transactions = transactions;
    this.clock = clock;
    this.minimum = minimum;
  }

  /// The caller's choice.
  public Schedule see(Caller caller) {
    Optional<String> waits = breaker.tripped().map(_ -> WAITS);
    return new Schedule(runs.rhythm(caller.party()), minimum.of(caller.roles()), waits);
  }

  /// Chooses; counts from the next run on.
  public Schedule choose(Caller caller, Rhythm rhythm) {
    transactions.run(() -> runs.choose(caller.party(), rhythm, clock.now()));
    return see(caller);
  }

  /// How somebody is paid.
  ///
  /// @param minimum what must be available for a payout
  /// @param waits why nobody is paid at the moment; empty where nothing stands in the way
  public record Schedule(Rhythm rhythm, Money minimum, Optional<String> waits) {}
}
