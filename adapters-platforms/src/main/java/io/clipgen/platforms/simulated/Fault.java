package io.clipgen.platforms.simulated;

import java.time.Duration;

/// Something that goes wrong on request.
///
/// @param operation which requests: `accounts`, `uploads`, `posts`, `lookups` or `statistics`
/// @param kind what goes wrong
/// @param skip how many such requests go well before
/// @param times how many then go wrong
/// @param delay how late a late answer is, in machine time
record Fault(String operation, Kind kind, int skip, int times, Duration delay) {

  /// What can go wrong.
  enum Kind {
    /// The platform says no.
    REFUSE,
    /// A server error; nothing was done.
    ERROR,
    /// No answer, and nothing is done.
    HANG,
    /// It is done, and answered after the caller's deadline.
    LATE,
    /// It is done, and the connection is lost before the answer.
    DROP,
    /// A post is taken, and refused by moderation instead of going live.
    REJECTED
  }

  Fault spent() {
    return skip > 0
        ? new Fault(operation, kind, skip - 1, times, delay)
        : new Fault(operation, kind, 0, times - 1, delay);
  }
}
