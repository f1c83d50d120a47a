package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;

/// A gross amount divided between who earned it and the platform. The fee is half-up in basis
/// points, the payee gets the remainder: 10001 at 75 / 25 is a fee of 2500 and a payee's part of
/// 7501. No minor unit is lost.
///
/// @param payee not negative
/// @param fee not negative
public record Split(Money payee, Money fee) {

  public Split {
    if (payee.isNegative() || fee.isNegative()) {
      throw new IllegalArgumentException("no part of a split may be negative");
    }
  }

  /// Divides `gross` by the payee's share.
  ///
  /// @param gross not negative
  /// @throws IllegalArgumentException if the share is more than the whole
  public static Split of(Money gross, Share payeeShare) {
    Money fee = payeeShare.rest().of(gross);
    return new Split(gross.minus(fee), fee);
  }

  /// What is left of it when `part` is taken away.
  public Split minus(Split part) {
    return new Split(payee.minus(part.payee), fee.minus(part.fee));
  }

  /// What was divided.
  public Money gross() {
    return payee.plus(fee);
  }
}
