package io.clipgen.application.earnings.testing;

import java.time.Duration;

/// What a test can do to a payment provider from behind: move its time, and make it go wrong.
public interface ProviderLevers {

  /// Moves business time forward.
  void advance(Duration time);

  /// Makes the next request of `operation` go wrong.
  ///
  /// @param operation `payment_intents`, `refunds`, `accounts`, `transfers`, `payouts`, or
  ///   `lookups`
  void trouble(String operation, Trouble trouble);

  /// What can go wrong.
  enum Trouble {
    /// The provider says no.
    REFUSE,
    /// A server error; nothing was done.
    ERROR,
    /// It is done, and yet the answer is a server error.
    ERROR_AFTER,
    /// No answer, and nothing is done.
    HANG,
    /// It is done, and answered too late.
    LATE,
    /// It is done, and the connection is lost before the answer.
    DROP,
    /// A payout is taken and fails at the bank instead of arriving.
    PAYOUT_FAILS,
    /// A payout is reported as paid and fails a day later.
    PAID_THEN_FAILED
  }
}
