package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Withdrawals;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.PayoutProvider.BankState;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.PayoutId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Asks whether payouts have arrived at the bank, and goes on asking for a week whether they stayed
/// there.
public final class WatchPayouts implements DueWork {

  private static final int PAGE = 50;
  private static final Duration LATER = Duration.ofHours(1);
  private static final Duration WATCH = Duration.ofDays(7);

  private final OneByOne<Payout> oneByOne = new OneByOne<>(Payout::id);
  private final PayoutProvider provider;
  private final Payouts payouts;
  private final Withdrawals withdrawals;
  private final Transactions transactions;

  public WatchPayouts(
      PayoutProvider provider,
      Payouts payouts,
      Withdrawals withdrawals,
      Transactions transactions) {
    this.provider = provider;
    this.payouts = payouts;
    this.withdrawals = withdrawals;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "watch-payouts";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public int run(Instant now) {
    return oneByOne.count(
        PAGE,
        most -> payouts.toWatch(now, most),
        payout -> {
          Optional<BankState> answer =
              bank(payout).map(bank -> provider.bankState(payout.account(), bank));
          return transactions.call(() -> note(payout, answer, now));
        });
  }

  private static Optional<String> bank(Payout payout) {
    return switch (payout.state()) {
      case PayoutState.InTransit(_, var bank) -> Optional.of(bank);
      case PayoutState.Paid(_, var bank, _) -> Optional.of(bank);
      default -> Optional.empty();
    };
  }

  private boolean note(Payout asked, Optional<BankState> answer, Instant now) {
    PayoutId id = asked.id();
    Payout payout = payouts.lock(id).orElseThrow();
    if (bank(payout).isEmpty()) {
      payouts.stopWatching(id);
      return false;
    }
    if (!bank(payout).equals(bank(asked))) {
      // Meanwhile it was sent again: the answer is about an attempt that is over.
      return false;
    }
    return switch (answer.orElseThrow()) {
      case BankState.InTransit(var arrival) -> {
        payouts.watchAgain(id, arrival.isAfter(now) ? arrival : now.plus(LATER));
        yield false;
      }
      case BankState.Paid(var at) -> paid(payout, at, now);
      case BankState.Failed(var reason) -> failed(payout, reason, now);
    };
  }

  private boolean paid(Payout payout, Instant at, Instant now) {
    if (payout.state() instanceof PayoutState.InTransit(_, var bank)) {
      withdrawals.arrived(payout.id(), payout.payee(), payout.amount(), payout.attempt(), bank);
      payouts.save(payout.arrived(at), now);
      payouts.watchAgain(payout.id(), now.plus(Duration.ofDays(1)));
      return true;
    }
    if (now.isBefore(at.plus(WATCH))) {
      payouts.watchAgain(payout.id(), now.plus(Duration.ofDays(1)));
    } else {
      payouts.stopWatching(payout.id());
    }
    return false;
  }

  private boolean failed(Payout payout, String reason, Instant now) {
    if (payout.state() instanceof PayoutState.Paid(_, var bank, _)) {
      withdrawals.bounced(payout.id(), payout.payee(), payout.amount(), payout.attempt(), bank);
    }
    payouts.save(payout.bounced(reason), now);
    payouts.stopWatching(payout.id());
    return true;
  }
}
