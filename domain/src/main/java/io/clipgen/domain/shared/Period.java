package io.clipgen.domain.shared;

import java.time.Instant;

/// A stretch of time in UTC, the end not included.
///
/// @param from its first instant
/// @param to the first instant after it
public record Period(Instant from, Instant to) {

  public Period {
    if (!from.isBefore(to)) {
      throw new IllegalArgumentException("a period must end after it starts");
    }
  }

  /// Whether `instant` lies in this period.
  public boolean contains(Instant instant) {
    return !instant.isBefore(from) && instant.isBefore(to);
  }
}
