package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;

/// What a payment provider keeps of a charge: a share of what is charged, half-up, and a fixed
/// amount.
///
/// @param share below the whole
/// @param fixed not negative; its currency is the one of the charges
public record ProcessingRate(Share share, Money fixed) {

  public ProcessingRate {
    if (share.basisPoints() >= Share.WHOLE) {
      throw new IllegalArgumentException("a provider's share must be less than the whole");
    }
    if (fixed.isNegative()) {
      throw new IllegalArgumentException("a provider's fixed cost must not be negative");
    }
  }

  /// What the provider keeps of a charge of `charged`.
  public Money feeOf(Money charged) {
    return share.of(charged).plus(fixed);
  }

  /// The charge of which exactly `net` is left: 247199 for a net of 240000 at 2.9 % + 30.
  ///
  /// There always is one, because what is left grows by 0 or 1 with each minor unit charged.
  public Money grossUp(Money net) {
    if (!net.isPositive()) {
      throw new IllegalArgumentException("only a positive amount can be charged");
    }
    long low = net.plus(fixed).minor();
    long high = upperBound(low);
    while (low < high) {
      long middle = low + (high - low) / 2;
      Money charged = Money.of(middle, net.currency());
      if (charged.minus(feeOf(charged)).compareTo(net) >= 0) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return Money.of(low, net.currency());
  }

  // The exact quotient, plus what rounding can add.
  private long upperBound(long base) {
    return Math.addExact(
        Math.multiplyExact(base, Share.WHOLE) / (Share.WHOLE - share.basisPoints()), 2);
  }
}
