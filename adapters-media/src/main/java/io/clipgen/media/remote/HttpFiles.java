package io.clipgen.media.remote;

import io.clipgen.application.clips.port.MediaFailure;
import io.clipgen.application.clips.port.Meter;
import io.clipgen.application.clips.port.RemoteFiles;
import io.clipgen.application.clips.port.UnusableMedia;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Fetches files by HTTP. A transfer blocks on a thread of its own; this one watches it, and ends
/// it by closing its connection when it takes too long, comes too slowly, or is not wanted any
/// more.
final class HttpFiles implements RemoteFiles {

  private static final long LOOK_MS = 100;

  private final AddressRules rules;
  private final Resolver resolver;
  private final Patience patience;
  private final Consumer<Path> firstLook;

  HttpFiles(AddressRules rules, Resolver resolver, Patience patience, Consumer<Path> firstLook) {
    this.rules = rules;
    this.resolver = resolver;
    this.patience = patience;
    this.firstLook = firstLook;
  }

  /// How long is waited.
  ///
  /// @param longest for one file
  /// @param window in which at least `bytes` must arrive
  record Patience(Duration longest, Duration window, long bytes) {}

  @Override
  public Optional<String> refusal(String address) {
    return rules.refusal(address);
  }

  @Override
  public Fetched fetch(String address, Path target, long mostBytes, Meter meter)
      throws InterruptedException {
    Transfer transfer = new Transfer(rules, resolver, target, mostBytes, firstLook);
    FutureTask<Fetched> work = new FutureTask<>(() -> transfer.run(address));
    Thread thread = Thread.ofVirtual().start(work);
    try {
      return awaited(transfer, work, meter);
    } finally {
      transfer.stop();
      thread.join();
    }
  }

  private Fetched awaited(Transfer transfer, FutureTask<Fetched> work, Meter meter)
      throws InterruptedException {
    long began = System.nanoTime();
    long windowBegan = began;
    long bytesThen = 0;
    while (true) {
      try {
        return work.get(LOOK_MS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        meter.reached(transfer.fraction());
      } catch (ExecutionException e) {
        throw failure(e.getCause());
      }
      long now = System.nanoTime();
      if (now - began > patience.longest().toNanos()) {
        throw new UnusableMedia(
            "The file did not arrive within %d minutes."
                .formatted(Math.max(1, patience.longest().toMinutes())));
      }
      if (now - windowBegan > patience.window().toNanos()) {
        long bytes = transfer.received();
        if (bytes - bytesThen < patience.bytes()) {
          throw new UnusableMedia("The server sends the file too slowly, or not at all.");
        }
        windowBegan = now;
        bytesThen = bytes;
      }
    }
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case RuntimeException told -> told;
      case null -> new MediaFailure("The file could not be fetched.");
      default ->
          new MediaFailure(
              "The file could not be fetched: %s.".formatted(cause.getMessage()), cause);
    };
  }
}
