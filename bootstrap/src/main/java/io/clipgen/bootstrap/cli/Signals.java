package io.clipgen.bootstrap.cli;

import java.util.concurrent.CountDownLatch;
import sun.misc.Signal;

/// Ctrl-C and SIGTERM as a wish to end: the command that waits for it then ends in its own order,
/// and the program with exit code 0. Who asks a second time gets an end at once.
final class Signals {

  private static final int ENDED_BY_FORCE = 130;

  private final CountDownLatch asked = new CountDownLatch(1);

  private Signals() {}

  /// Begins to listen.
  static Signals listening() {
    Signals signals = new Signals();
    Signal.handle(new Signal("INT"), _ -> signals.ask());
    Signal.handle(new Signal("TERM"), _ -> signals.ask());
    return signals;
  }

  /// Waits until somebody asks for the end.
  void await() throws InterruptedException {
    asked.await();
  }

  private void ask() {
    if (asked.getCount() == 0) {
      Runtime.getRuntime().halt(ENDED_BY_FORCE);
    }
    asked.countDown();
  }
}
