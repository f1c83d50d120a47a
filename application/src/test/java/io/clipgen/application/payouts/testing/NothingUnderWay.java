package io.clipgen.application.payouts.testing;

import io.clipgen.application.payouts.PayoutsUnderWay;
import io.clipgen.domain.shared.Money;

/// No profit is on its way, and every fee is booked.
public final class NothingUnderWay implements PayoutsUnderWay {

  @Override
  public Money withdrawing() {
    return Money.usd(0);
  }

  @Override
  public Money feesNotBooked() {
    return Money.usd(0);
  }
}
