package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/// Something that goes wrong on request.
///
/// @param operation which requests, by the first part of their path (`payouts`), `lookups` for
///   every reading one, or `notices` for what the provider tells of its own accord
/// @param kind what goes wrong
/// @param skip how many such requests go well before
/// @param times how many then go wrong
/// @param delay how late a late answer or an overtaken notice is, in machine time; how late a
///   delayed notice is, in the provider's time
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
    PAID_THEN_FAILED,
    /// A notice is sent five times.
    DUPLICATE,
    /// A notice is overtaken by later ones.
    REORDER,
    /// A notice is sent later.
    DELAY,
    /// A notice is never sent.
    LOSE
  }

  private static final int COPIES = 5;

  /// Notes what becomes of a notice.
  void befall(ObjectNode simulated, long now) {
    switch (kind) {
      case DUPLICATE -> simulated.put("copies", COPIES);
      case REORDER -> simulated.put("overtaken_ms", delay.toMillis());
      case DELAY -> simulated.put("not_before", now + delay.toSeconds());
      default -> simulated.put("copies", 0);
    }
  }

  Fault spent() {
    return skip > 0
        ? new Fault(operation, kind, skip - 1, times, delay)
        : new Fault(operation, kind, 0, times - 1, delay);
  }
}
