package io.clipgen.application.earnings.usecase;

import io.clipgen.domain.shared.Money;
import java.time.Duration;

/// The numbers of tips.
///
/// @param minimum the smallest tip, in the installation's currency
/// @param hold how long a tip is held
public record TipPolicy(Money minimum, Duration hold) {

  public TipPolicy {
    if (!minimum.isPositive() || hold.isNegative()) {
      throw new IllegalArgumentException("a tip is above zero, and held for no less than nothing");
    }
  }
}
