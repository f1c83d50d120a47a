package io.clipgen.domain.earnings;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When something that was refused is tried again: each time after twice as long, a limited number
/// of times. After that somebody has to look at it.
///
/// @param attempts how often it is tried in all; at least once
/// @param first the wait after the first refusal
/// @param longest the longest wait
public record RetryRule(int attempts, Duration first, Duration longest) {

  public RetryRule {
    if (attempts < 1 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException(
          "something is tried at least once, and waits grow from above zero to the longest");
    }
  }

  /// When to try again after attempt number `attempt` was refused at `now`; empty if it was the
  /// last one.
  public Optional<Instant> again(int attempt, Instant now) {
    if (attempt >= attempts) {
      return Optional.empty();
    }
    Duration wait = first;
    for (int i = 1; i < attempt && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    return Optional.of(now.plus(wait.compareTo(longest) < 0 ? wait : longest));
  }
}
