package io.clipgen.application.identity.testing;

import io.clipgen.application.identity.port.SignInAttempts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/// Attempts in memory.
public final class InMemorySignInAttempts implements SignInAttempts {

  private final InstantSource machine;
  private final Map<String, Window> windows = new HashMap<>();

  public InMemorySignInAttempts(InstantSource machine) {
    this.machine = machine;
  }

  @Override
  public synchronized Duration take(String key, int limit, Duration length) {
    Instant now = machine.instant();
    Window window = windows.get(key);
    if (window == null || !now.isBefore(window.ends())) {
      window = new Window(0, now.plus(length));
    }
    if (window.taken() >= limit) {
      return Duration.between(now, window.ends());
    }
    windows.put(key, new Window(window.taken() + 1, window.ends()));
    return Duration.ZERO;
  }

  @Override
  public synchronized void giveBack(String key) {
    windows.computeIfPresent(
        key, (_, window) -> new Window(Math.max(0, window.taken() - 1), window.ends()));
  }

  private record Window(int taken, Instant ends) {}
}
