package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;

/// What the platform has at the payment provider, and what of it belongs to others.
///
/// @param liabilities all that is owed, less what lies in connected accounts already
/// @param frozen what of that is frozen for charges that are disputed
/// @param pending taken, not usable yet
/// @param available usable
/// @param disputed withdrawn for disputes
public record Cover(
    Money liabilities, Money frozen, Money pending, Money available, Money disputed) {

  /// What of the available money no liability needs: the platform's own. What is not usable yet
  /// counts for the liabilities first; what a dispute has withdrawn counts for what is frozen for
  /// it. Never below zero.
  public Money profit() {
    Money needed = liabilities.minus(frozen.min(disputed));
    Money zero = Money.zero(available.currency());
    return available.plus(pending).minus(needed).min(available).max(zero);
  }
}
