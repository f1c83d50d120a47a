package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.RefundId;

/// Money on its way back to who paid it, out of one payment.
///
/// @param pot the pot it leaves, as the text form of an id
/// @param funding the payment it goes back to
/// @param amount what of the pot goes back; not negative
/// @param fee what of the platform's fee goes back with it; not negative
/// @param state how far it is
/// @param attempt the how-manieth try to give this money back, from 1
public record Refund(
    RefundId id, String pot, FundingId funding, Money amount, Money fee, State state, int attempt) {

  public Refund {
    if (amount.isNegative() || fee.isNegative() || amount.plus(fee).isZero()) {
      throw new IllegalArgumentException("a refund must be above zero");
    }
    if (attempt < 1) {
      throw new IllegalArgumentException("attempts are counted from 1");
    }
  }

  /// All that goes back.
  public Money total() {
    return amount.plus(fee);
  }

  /// The same refund, further on.
  public Refund in(State next) {
    return new Refund(id, pot, funding, amount, fee, next, attempt);
  }

  /// How far a refund is.
  public enum State {
    /// Waits until the payment it goes back to has settled.
    WAITING,
    /// Asked of the provider.
    SENDING,
    /// Given back.
    DONE,
    /// The provider said no; the money is in the pot again.
    REOPENED
  }
}
