package io.clipgen.application.identity.testing;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/// A machine's clock that stands still until it is moved.
public final class MachineTime implements InstantSource {

  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-21T12:00:00Z"));

  @Override
  public Instant instant() {
    return now.get();
  }

  /// Moves it forward.
  public void advance(Duration by) {
    now.updateAndGet(instant -> instant.plus(by));
  }
}
