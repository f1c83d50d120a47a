package io.clipgen.application.earnings.testing;

import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.util.List;

/// What a test can do to a payment provider from behind: move its time, and make it go wrong.
public interface ProviderLevers {

  /// Moves business time forward.
  void advance(Duration time);

  /// Makes the next request of `operation` go wrong.
  ///
  /// @param operation `payment_intents`, `refunds`, `topups`, `accounts`, `transfers`, `payouts`,
  ///   `disputes`, or `lookups`
  void trouble(String operation, Trouble trouble);

  /// A payer's bank asks for a charge back, and takes the amount and a fee at once.
  ///
  /// @param charge the receipt of the charge
  /// @return the dispute's name
  String dispute(String charge, Money amount, Money fee);

  /// A payer's bank only asks about a charge.
  ///
  /// @return the dispute's name
  String inquire(String charge, Money amount);

  /// The bank decides a dispute. One that is won gives back the amount and the fee; one that was
  /// lost may be won after all.
  void decide(String dispute, boolean won);

  /// What the provider wants to know before it pays from a connected account; nothing: it pays.
  void onboarding(String account, List<String> wanted);

  /// What is kept for each payout to a bank from now on; zero at first.
  void payoutFee(Money fee);

  /// What can go wrong.
  enum Trouble {
    /// The provider says no.
    REFUSE,
    /// A server error; nothing was done.
    ERROR,
    /// It is done, or refused, and yet the answer is a server error.
    ERROR_AFTER,
    /// No answer, and nothing is done.
    HANG,
    /// It is done, or refused, and answered too late.
    LATE,
    /// It is done, or refused, and the connection is lost before the answer.
    DROP,
    /// A refund succeeds and comes back from the bank a day later.
    REFUND_FAILS,
    /// A payout is taken and fails at the bank instead of arriving.
    PAYOUT_FAILS,
    /// A payout is reported as paid and fails a day later.
    PAID_THEN_FAILED
  }
}
