package io.clipgen.media.asking;

import java.time.Duration;

/// Lets time pass; tests let it pass at once.
@FunctionalInterface
public interface Waiter {

  /// Waits in earnest.
  Waiter SLEEPING = time -> Thread.sleep(time);

  void pause(Duration time) throws InterruptedException;
}
