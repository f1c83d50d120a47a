package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.OwnersMoney;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.payouts.PayoutsUnderWay;
import io.clipgen.application.payouts.port.PayoutFees;
import io.clipgen.application.payouts.port.PayoutFees.Sent;
import io.clipgen.application.payouts.port.PayoutProvider;
import io.clipgen.application.payouts.port.Withdrawn;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Asks what the provider has kept for each payout to a bank, and books it.
public final class BookPayoutFees implements DueWork, PayoutsUnderWay {

  private static final int PAGE = 100;

  private final OneByOne<Sent> oneByOne = new OneByOne<>(Sent::receipt);
  private final PayoutProvider provider;
  private final PayoutFees fees;
  private final Withdrawn withdrawals;
  private final OwnersMoney money;
  private final Transactions transactions;
  private final String currency;

  /// @param currency the installation's currency
  public BookPayoutFees(
      PayoutProvider provider,
      PayoutFees fees,
      Withdrawn withdrawals,
      OwnersMoney money,
      Transactions transactions,
      String currency) {
    this.provider = provider;
    this.fees = fees;
    this.withdrawals = withdrawals;
    this.money = money;
    this.transactions = transactions;
    this.currency = currency;
  }

  @Override
  public String name() {
    return "book-payout-fees";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public int run(Instant now) {
    return oneByOne.run(
        PAGE,
        fees::open,
        sent -> {
          Optional<Money> kept = provider.payoutFee(sent.receipt());
          transactions.run(() -> book(sent, kept));
        });
  }

  private void book(Sent sent, Optional<Money> kept) {
    Money fee = kept.orElse(Money.zero(currency));
    if (fee.isPositive()) {
      money.feeKept(sent.source(), sent.receipt(), fee);
    }
    fees.booked(sent.receipt(), fee.minor());
  }

  @Override
  public Money withdrawing() {
    return withdrawals.open(currency);
  }

  @Override
  public Money feesNotBooked() {
    Money sum = Money.zero(currency);
    for (Sent sent : fees.open(Integer.MAX_VALUE)) {
      sum = sum.plus(fee(sent.receipt()));
    }
    for (String reference : fees.unknown(Integer.MAX_VALUE)) {
      if (provider.findPayout(reference).orElse(null) instanceof Answer.Done(var receipt)) {
        sum = sum.plus(fee(receipt));
      }
    }
    return sum;
  }

  private Money fee(String receipt) {
    return provider.payoutFee(receipt).orElse(Money.zero(currency));
  }
}
