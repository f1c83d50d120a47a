package io.clipgen.domain.publishing;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a post is read next: hourly on the first day, daily after, oftener where views move, for
/// the last time when its bonus window ends.
///
/// @param window how long after going live views count
public record PollingSchedule(Duration window) {

  private static final Duration FIRST_DAY = Duration.ofDays(1);
  private static final Duration OFTEN = Duration.ofHours(1);
  private static final Duration WHERE_THEY_MOVE = Duration.ofHours(6);
  private static final Duration SELDOM = Duration.ofDays(1);
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final Duration PATIENT = Duration.ofMinutes(15);
  // A tenth more since the last reading counts as moving.
  private static final long MOVING_PART = 10;

  public PollingSchedule {
    if (window.isNegative() || window.isZero()) {
      throw new IllegalArgumentException("a window must last");
    }
  }

  /// When to ask again for a post that the platform has taken and does not show yet: each minute
  /// for the first hour, then each quarter.
  public Instant whilePending(Instant since, Instant now) {
    return now.plus(Duration.between(since, now).compareTo(OFTEN) < 0 ? SOON : PATIENT);
  }

  /// When to ask again after a question that got no answer.
  public Instant afterSilence(Instant now) {
    return now.plus(PATIENT);
  }

  /// When to read a live post again; empty once its window has been read to the end.
  public Optional<Instant> whileLive(Instant liveAt, Instant now, long before, long views) {
    Instant end = liveAt.plus(window);
    if (!now.isBefore(end)) {
      return Optional.empty();
    }
    Instant next = now.plus(pace(liveAt, now, before, views));
    return Optional.of(next.isBefore(end) ? next : end);
  }

  private static Duration pace(Instant liveAt, Instant now, long before, long views) {
    if (now.isBefore(liveAt.plus(FIRST_DAY))) {
      return OFTEN;
    }
    return Math.abs(views - before) > before / MOVING_PART ? WHERE_THEY_MOVE : SELDOM;
  }
}
