package io.clipgen.media.asking;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// A clock that stands still, and goes on by what is waited for.
public final class PassingTime implements InstantSource, Waiter {

  public static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  private Instant now = NOON;

  @Override
  public synchronized Instant instant() {
    return now;
  }

  @Override
  public synchronized void pause(Duration time) {
    now = now.plus(time);
  }

  public synchronized Duration passed() {
    return Duration.between(NOON, now);
  }
}
