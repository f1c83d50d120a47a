package io.clipgen.payments.simulated;

/// How money on its way to a bank ends.
enum Ending {
  /// It arrives.
  ARRIVES,
  /// The bank does not take it.
  FAILS,
  /// It is reported as arrived, and comes back a day later.
  FAILS_LATE
}
