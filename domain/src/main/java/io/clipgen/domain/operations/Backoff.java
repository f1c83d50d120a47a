package io.clipgen.domain.operations;

import java.time.Duration;

/// How long to wait before something that failed is tried again: each time twice as long, up to a
/// limit, and less a random part so that what failed together does not come back together.
///
/// @param first the wait after the first failure
/// @param longest the limit
public record Backoff(Duration first, Duration longest) {

  public Backoff {
    if (first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
      throw new IllegalArgumentException("first must be above zero and at most the longest wait");
    }
  }

  /// The wait after `failures` failures.
  ///
  /// @param failures at least 1
  /// @param chance a random number from 0 (inclusive) to 1: up to a quarter of the wait is taken
  ///   off
  public Duration after(int failures, double chance) {
    if (failures < 1 || chance < 0 || chance > 1) {
      throw new IllegalArgumentException("failures starts at 1, and chance is between 0 and 1");
    }
    Duration wait = first;
    for (int i = 1; i < failures && wait.compareTo(longest) < 0; i++) {
      wait = wait.multipliedBy(2);
    }
    Duration limited = wait.compareTo(longest) < 0 ? wait : longest;
    return limited.minusMillis((long) (limited.toMillis() * chance / 4));
  }
}
