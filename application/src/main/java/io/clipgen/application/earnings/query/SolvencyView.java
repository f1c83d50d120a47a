package io.clipgen.application.earnings.query;

import io.clipgen.domain.shared.Money;

/// Where the money of a campaign is. The deposits come from the payments, the rest from the
/// accounts and from what has left them: they are equal, or something is wrong.
///
/// @param deposits what was paid in
/// @param free what nobody has a claim on
/// @param reserved set aside for claims and their bonuses
/// @param held earned, and not yet released
/// @param paid released to those who earned it
/// @param fees the platform's part of what was earned
/// @param refunded gone back, or on its way back, to who paid; also what a payer's bank asks back:
///   it is frozen until that is decided, and gone if it is lost
/// @param disputed what of that is frozen, because it is not decided
public record SolvencyView(
    Money deposits,
    Money free,
    Money reserved,
    Money held,
    Money paid,
    Money fees,
    Money refunded,
    Money disputed) {

  /// free + reserved + held + paid + fees + refunded.
  public Money sum() {
    return free.plus(reserved).plus(held).plus(paid).plus(fees).plus(refunded);
  }

  /// Whether the deposits are all there.
  public boolean addsUp() {
    return deposits.equals(sum());
  }
}
