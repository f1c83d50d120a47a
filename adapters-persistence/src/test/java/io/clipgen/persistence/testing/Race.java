package io.clipgen.persistence.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Runs things at the same time.
public final class Race {

  private Race() {}

  /// Starts all `runners` at once, each on a thread of its own.
  ///
  /// @return what they brought, in their order
  public static <T> List<T> between(List<? extends Callable<T>> runners)
      throws InterruptedException, ExecutionException {
    var start = new CyclicBarrier(runners.size());
    var runs = new ArrayList<Future<T>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Callable<T> runner : runners) {
        runs.add(
            threads.submit(
                () -> {
                  start.await();
                  return runner.call();
                }));
      }
      var results = new ArrayList<T>();
      for (var run : runs) {
        results.add(run.get());
      }
      return results;
    }
  }
}
