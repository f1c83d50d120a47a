package io.clipgen.persistence.operations;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Wakes who waits for work in this process; work that other processes put in is found by looking
/// now and then.
final class Bell {

  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long rings;

  /// Tells that there is work.
  void ring() {
    synchronized (this) {
      rings++;
      notifyAll();
    }
    listeners.forEach(Runnable::run);
  }

  /// Has `listener` told of each ring.
  void listen(Runnable listener) {
    listeners.add(listener);
  }

  void forget(Runnable listener) {
    listeners.remove(listener);
  }

  /// How often it has rung: to be read before looking for work.
  synchronized long rings() {
    return rings;
  }

  /// Waits until it rings once more than `heard`, at most `longest`.
  synchronized void await(long heard, Duration longest) throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    for (long left = longest.toMillis();
        rings == heard && left > 0;
        left = (end - System.nanoTime()) / 1_000_000) {
      wait(left);
    }
  }
}
