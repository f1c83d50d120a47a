package io.clipgen.application.shared.testing;

import io.clipgen.application.operations.port.MovableClock;
import io.clipgen.application.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.atomic.AtomicReference;

/// A clock that stands still until it is moved.
public final class SettableClock implements BusinessClock, MovableClock {

  /// Where it stands in tests that do not care: a Saturday.
  public static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final AtomicReference<Instant> now;

  /// Stands at [#START].
  public SettableClock() {
    this(START);
  }

  public SettableClock(Instant now) {
    this.now = new AtomicReference<>(now.truncatedTo(ChronoUnit.MICROS));
  }

  @Override
  public Instant now() {
    return now.get();
  }

  /// Puts it anywhere, backwards too.
  public void set(Instant instant) {
    now.set(instant.truncatedTo(ChronoUnit.MICROS));
  }

  @Override
  public boolean movable() {
    return true;
  }

  @Override
  public void advance(Duration by) {
    if (!by.isPositive()) {
      throw new IllegalArgumentException("time only moves forward");
    }
    now.updateAndGet(instant -> instant.plus(by).truncatedTo(ChronoUnit.MICROS));
  }
}
