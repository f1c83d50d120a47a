package io.clipgen.application.earnings;

import io.clipgen.domain.shared.Money;

/// What something has earned, net of what was taken back.
///
/// @param payee what is or was its payee's
/// @param fee what is or was the platform's
public record Earned(Money payee, Money fee) {

  /// What was paid for it.
  public Money gross() {
    return payee.plus(fee);
  }
}
