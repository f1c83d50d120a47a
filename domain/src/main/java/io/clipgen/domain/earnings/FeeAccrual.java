package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;

/// How much of the fee on one payment into a pot is earned by now. It is charged in advance on all
/// of the payment, earned as that is spent, and what is never spent is refunded: earned, refunded
/// and deferred are what was charged, always.
///
/// What is earned is a function of all that was spent, so that no order and no number of steps
/// loses a minor unit.
///
/// @param charged the fee on the whole payment
/// @param refunded what of it went back already
/// @param spent what of the payment was spent by now
public record FeeAccrual(
    FundingId funding, Money charged, PotFee terms, Money refunded, Money spent) {

  public FeeAccrual {
    if (refunded.isNegative() || spent.isNegative() || refunded.compareTo(charged) > 0) {
      throw new IllegalArgumentException("only what was charged can be refunded");
    }
  }

  /// What of the fee is earned.
  public Money earned() {
    return on(spent);
  }

  /// What of it is neither earned nor refunded.
  public Money deferred() {
    return charged.minus(refunded).minus(earned());
  }

  /// After so much more was spent; below zero where some of it was taken back.
  public FeeAccrual spending(Money more) {
    return new FeeAccrual(funding, charged, terms, refunded, spent.plus(more));
  }

  /// After a part went back to who paid it.
  public FeeAccrual refunding(Money part) {
    return new FeeAccrual(funding, charged, terms, refunded.plus(part), spent);
  }

  /// What can go back.
  ///
  /// @param kept what of the payment is spent, or may still be; all else never will be
  public Money rest(Money kept) {
    Money rest = charged.minus(refunded).minus(on(kept.max(spent)));
    return rest.max(Money.zero(rest.currency()));
  }

  private Money on(Money amount) {
    return terms.of(amount).min(charged);
  }
}
