package io.clipgen.bootstrap.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Lets Ctrl-C and SIGTERM interrupt the thread that works, and the program wait until it has
/// cleaned up.
final class StopOnSignal implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  private StopOnSignal(Thread worker) {
    this.hook =
        new Thread(
            () -> {
              worker.interrupt();
              try {
                if (!done.await(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                  System.err.println("The work did not end in time.");
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
  }

  static StopOnSignal ofThisThread() {
    var stop = new StopOnSignal(Thread.currentThread());
    Runtime.getRuntime().addShutdownHook(stop.hook);
    return stop;
  }

  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The program is ending already.
    }
  }
}
