package io.clipgen.persistence.testing;

import io.clipgen.persistence.shared.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

/// What measurements have in common.
public final class Bench {

  private Bench() {}

  /// Does `work` over and over on `threads` threads for so long.
  ///
  /// @return how often a second
  public static double perSecond(int threads, int seconds, Runnable work) {
    var done = new LongAdder();
    long start = System.nanoTime();
    long end = start + seconds * 1_000_000_000L;
    run(
        threads,
        () -> {
          while (System.nanoTime() < end) {
            work.run();
            done.increment();
          }
        });
    return done.sum() * 1e9 / (System.nanoTime() - start);
  }

  /// Does `work` so often, shared by `threads` threads.
  public static void share(int threads, int times, Runnable work) {
    var left = new AtomicInteger(times);
    run(
        threads,
        () -> {
          while (left.getAndDecrement() > 0) {
            work.run();
          }
        });
  }

  /// How long something takes, in seconds.
  public static double seconds(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return (System.nanoTime() - start) / 1e9;
  }

  private static void run(int threads, Runnable work) {
    try (var pool = Executors.newFixedThreadPool(threads)) {
      var running = new ArrayList<Future<?>>();
      for (int i = 0; i < threads; i++) {
        running.add(pool.submit(work));
      }
      for (var one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while measuring", e);
    }
  }

  /// Keeps figures as `target/bench/<title>.json`.
  public static void write(String title, Object figures) {
    String name = title.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    try {
      Path folder = Files.createDirectories(Path.of("target", "bench"));
      Files.writeString(folder.resolve(name + ".json"), Json.write(figures) + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
