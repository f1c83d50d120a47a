package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.OwnersMoney;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.PayoutProvider.BankState;
import io.clipgen.application.payouts.port.Withdrawn;
import io.clipgen.application.payouts.port.Withdrawn.State;
import io.clipgen.application.payouts.port.Withdrawn.Withdrawal;
import io.clipgen.application.shared.Transactions;
import java.time.Duration;
import java.time.Instant;

/// Asks whether withdrawn profit has arrived at the bank, and for a week whether it stayed there.
public final class WatchWithdrawals implements DueWork {

  private static final int PAGE = 50;
  private static final Duration LATER = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration WATCH = Duration.ofDays(14);

  private final OneByOne<Withdrawal> oneByOne = new OneByOne<>(Withdrawal::id);
  private final PayoutProvider provider;
  private final Withdrawn withdrawals;
  private final OwnersMoney money;
  private final Transactions transactions;

  public WatchWithdrawals(
      PayoutProvider provider,
      Withdrawn withdrawals,
      OwnersMoney money,
      Transactions transactions) {
    this.provider = provider;
    this.withdrawals = withdrawals;
    this.money = money;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "watch-withdrawals";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public int run(Instant now) {
    return oneByOne.count(
        PAGE,
        most -> withdrawals.toWatch(now, most),
        asked -> {
          BankState answer = provider.platformBankState(String.valueOf(asked.reference()));
          return transactions.call(() -> note(asked, answer, now));
        });
  }

  private boolean note(Withdrawal asked, BankState answer, Instant now) {
    Withdrawal withdrawal = withdrawals.lock(asked.id()).orElseThrow();
    if (withdrawal.state() != State.SENT && withdrawal.state() != State.ARRIVED) {
      withdrawals.watchAgain(withdrawal.id(), null);
      return false;
    }
    return switch (answer) {
      case BankState.InTransit(var arrival) -> {
        withdrawals.watchAgain(withdrawal.id(), arrival.isAfter(now) ? arrival : now.plus(LATER));
        yield false;
      }
      case BankState.Paid _ -> {
        boolean over = now.isAfter(withdrawal.at().plus(WATCH));
        withdrawals.watchAgain(withdrawal.id(), over ? null : now.plus(DAY));
        boolean fresh = withdrawal.state() == State.SENT;
        if (fresh) {
          withdrawals.save(withdrawal.in(State.ARRIVED, withdrawal.reference(), null));
        }
        yield fresh;
      }
      case BankState.Failed(var reason) -> {
        money.returned(withdrawal.id(), withdrawal.amount(), reason);
        withdrawals.save(withdrawal.in(State.RETURNED, withdrawal.reference(), reason));
        withdrawals.watchAgain(withdrawal.id(), null);
        yield true;
      }
    };
  }
}
