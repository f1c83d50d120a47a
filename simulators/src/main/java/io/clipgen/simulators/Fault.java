package io.clipgen.simulators;

import java.time.Duration;

/// Something that goes wrong on request.
///
/// @param operation which requests, in the provider's words
/// @param kind what goes wrong
/// @param skip how many such requests go well before
/// @param times how many then go wrong
/// @param delay how late what is late is
public record Fault<K>(String operation, K kind, int skip, int times, Duration delay) {

  /// What is left of it after a request it was meant for.
  Fault<K> spent() {
    return skip > 0
        ? new Fault<>(operation, kind, skip - 1, times, delay)
        : new Fault<>(operation, kind, 0, times - 1, delay);
  }
}
