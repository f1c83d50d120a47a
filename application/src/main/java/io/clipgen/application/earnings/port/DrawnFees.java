package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.FeeAccrual;
import io.clipgen.domain.shared.Money;
import java.util.List;

/// The platform's fees on payments, as sources draw on those.
public interface DrawnFees {

  /// The payments with a fee that a source drew on, oldest first, locked until the transaction
  /// ends.
  List<FeeDraw> feeDraws(String source);

  /// Keeps what was spent of payments.
  void spent(List<FeeAccrual> accruals);

  /// What a source drew on one payment.
  ///
  /// @param older what it drew on older ones
  /// @param drawn what it drew on this one
  record FeeDraw(FeeAccrual accrual, Money older, Money drawn) {

    /// What of it is among the first `amount` that the source drew.
    public Money within(Money amount) {
      return amount.minus(older).min(drawn).max(Money.zero(amount.currency()));
    }
  }
}
