package io.clipgen.media;

import java.time.Duration;
import java.util.Optional;

/// When a service that was asked too often wants to be asked again: its header `Retry-After`.
public final class RetryAfter {

  private RetryAfter() {}

  /// How long it wants to rest. It may say seconds; a date is as good as nothing said.
  ///
  /// @param longest what is waited at most, whatever it says
  public static Optional<Duration> of(String header, Duration longest) {
    try {
      double seconds = Double.parseDouble(header.strip());
      return seconds >= 0
          ? Optional.of(
              Duration.ofMillis((long) (Math.min(seconds, (double) longest.toSeconds()) * 1_000)))
          : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }
}
