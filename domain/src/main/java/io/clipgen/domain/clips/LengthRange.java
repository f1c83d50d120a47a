package io.clipgen.domain.clips;

import java.time.Duration;

/// How long a clip may be. Words decide where exactly it ends, so the length asked for needs some
/// room.
///
/// @param shortestMs at least
/// @param longestMs at most
public record LengthRange(long shortestMs, long longestMs) {

  private static final long RULE_SHORTEST_MS = 15_000;
  private static final long RULE_LONGEST_MS = 60_000;
  private static final long LEAST_MS = 1_500;

  public LengthRange {
    if (shortestMs <= 0 || longestMs < shortestMs) {
      throw new IllegalArgumentException("a range of lengths must not be empty");
    }
  }

  /// From four fifths of `length` to a tenth more than it. A length within the rule of 15 to 60
  /// seconds stays within that rule.
  public static LengthRange around(Duration length) {
    var ms = length.toMillis();
    var shortest = ms * 4 / 5;
    var longest = ms * 11 / 10;
    if (ms >= RULE_SHORTEST_MS && ms <= RULE_LONGEST_MS) {
      shortest = Math.max(shortest, RULE_SHORTEST_MS);
      longest = Math.min(longest, RULE_LONGEST_MS);
    }
    return new LengthRange(shortest, longest);
  }

  /// The range of what is `ms` shorter, as far as anything is left to choose from.
  public LengthRange less(long ms) {
    var shortest = Math.max(Math.min(shortestMs, LEAST_MS), shortestMs - ms);
    return new LengthRange(shortest, Math.max(shortest, longestMs - ms));
  }

  /// Whether a span has such a length.
  public boolean allows(Span span) {
    return span.lengthMs() >= shortestMs && span.lengthMs() <= longestMs;
  }
}
