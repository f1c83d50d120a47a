package io.clipgen.domain.payouts;

import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Which payouts are agreed to without an administrator: small ones, of payees that are known.
///
/// @param upTo the largest payout that needs nobody; zero: every payout needs an administrator
/// @param accountAge how long the payee's account must have been open
/// @param firstByHand whether the first payout of a payee always needs an administrator
public record ApprovalPolicy(Money upTo, Duration accountAge, boolean firstByHand) {

  public ApprovalPolicy {
    if (upTo.isNegative() || accountAge.isNegative()) {
      throw new IllegalArgumentException("limits of automatic approval must not be negative");
    }
  }

  /// An administrator agrees to each.
  public static ApprovalPolicy byHand(String currency) {
    return new ApprovalPolicy(Money.zero(currency), Duration.ZERO, true);
  }

  /// Why an administrator must agree to this payout; empty if nobody need. The first rule that says
  /// no is named.
  ///
  /// @param now in business time
  public Optional<String> needsAdministrator(Money amount, Payee payee, Instant now) {
    if (amount.compareTo(upTo) > 0) {
      return Optional.of(
          upTo.isZero()
              ? "Every payout is approved by an administrator."
              : "More than " + upTo + " is approved by an administrator.");
    }
    if (firstByHand && !payee.paidBefore()) {
      return Optional.of("The first payout of a payee is approved by an administrator.");
    }
    if (payee.accountOpenedAt().plus(accountAge).isAfter(now)) {
      return Optional.of(
          "The payout account is younger than "
              + accountAge.toDays()
              + " days: an administrator approves.");
    }
    return Optional.empty();
  }

  /// What is known of a payee.
  ///
  /// @param accountOpenedAt since when the payee has an account, in business time
  /// @param paidBefore whether a payout of theirs has arrived
  public record Payee(Instant accountOpenedAt, boolean paidBefore) {}
}
