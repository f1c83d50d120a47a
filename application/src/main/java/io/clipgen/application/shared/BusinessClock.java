package io.clipgen.application.shared;

import java.time.Instant;

/// The time that holds, windows, deadlines and schedules hang on. In an embedded or test
/// installation it can be moved forward; leases, tokens and back-off use the machine's clock
/// instead.
public interface BusinessClock {

  /// The business time now, in UTC, to the microsecond (what the database keeps).
  Instant now();
}
