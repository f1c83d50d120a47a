package io.clipgen.payments.simulated;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;

/// What can go wrong on request, with a request or with a notice.
enum FaultKind {
  /// The provider says no.
  REFUSE,
  /// A server error; nothing was done.
  ERROR,
  /// It is done, or refused, and yet the answer is a server error, now and whenever the key is used
  /// again.
  ERROR_AFTER,
  /// No answer, and nothing is done.
  HANG,
  /// It is done, or refused, and answered after the caller's deadline: so much later in machine
  /// time.
  LATE,
  /// It is done, or refused, and the connection is lost before the answer.
  DROP,
  /// A refund succeeds and comes back from the bank a day later.
  REFUND_FAILS,
  /// A payout is taken and fails at the bank instead of arriving.
  PAYOUT_FAILS,
  /// A payout is reported as paid and fails a day later.
  PAID_THEN_FAILED,
  /// A notice is sent five times.
  DUPLICATE,
  /// A notice is overtaken by those of a while of machine time.
  REORDER,
  /// A notice is sent later, in the provider's time.
  DELAY,
  /// A notice is never sent.
  LOSE;

  private static final int COPIES = 5;

  /// How money that goes to a bank ends.
  Ending ending() {
    return switch (this) {
      case PAYOUT_FAILS -> Ending.FAILS;
      case PAID_THEN_FAILED, REFUND_FAILS -> Ending.FAILS_LATE;
      default -> Ending.ARRIVES;
    };
  }

  /// Notes what becomes of a notice.
  void befall(ObjectNode notice, Duration delay, long now) {
    ObjectNode simulated = notice.putObject("simulated");
    switch (this) {
      case DUPLICATE -> simulated.put("copies", COPIES);
      case REORDER -> simulated.put("overtaken_ms", delay.toMillis());
      case DELAY -> simulated.put("not_before", now + delay.toSeconds());
      default -> simulated.put("copies", 0);
    }
  }
}
