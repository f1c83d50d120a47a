package io.clipgen.payments.simulated;

import java.time.Duration;

/// Something that goes wrong on request.
///
/// @param operation which requests, by the first part of their path (`payouts`), or `lookups` for
///   every reading one
/// @param kind what goes wrong
/// @param skip how many such requests go well before
/// @param times how many then go wrong
/// @param delay how late a late answer is, in machine time
record Fault(String operation, Kind kind, int skip, int times, Duration delay) {

  /// What can go wrong.
  enum Kind {
    /// The provider says no.
    REFUSE,
    /// A server error; nothing was done.
    ERROR,
    /// It is done, and yet the answer is a server error, now and whenever the key is used again.
    ERROR_AFTER,
    /// No answer, and nothing is done.
    HANG,
    /// It is done, and answered after the caller's deadline.
    LATE,
    /// It is done, and the connection is lost before the answer.
    DROP,
    /// A refund succeeds and comes back from the bank a day later.
    REFUND_FAILS,
    /// A payout is taken and fails at the bank instead of arriving.
    PAYOUT_FAILS,
    /// A payout is reported as paid and fails a day later.
    PAID_THEN_FAILED
  }

  Fault spent() {
    return skip > 0
        ? new Fault(operation, kind, skip - 1, times, delay)
        : new Fault(operation, kind, 0, times - 1, delay);
  }
}
