package io.clipgen.media.openai;

import java.net.http.HttpHeaders;
import java.time.Duration;

/// When a service wants to be asked again.
final class RetryAfter {

  private static final long MOST_SECONDS = 3_600;

  private RetryAfter() {}

  /// What it says in seconds; a date, or nothing, leaves it to the one who asks.
  static Duration of(HttpHeaders headers) {
    return headers
        .firstValue("Retry-After")
        .map(String::strip)
        .filter(text -> text.matches("\\d{1,9}"))
        .map(text -> Duration.ofSeconds(Math.min(MOST_SECONDS, Long.parseLong(text))))
        .orElse(Duration.ZERO);
  }
}
