package io.clipgen.application.histories;

import io.clipgen.application.shared.EventHandler;
import java.util.function.Consumer;

/// An event handler that remembers what it was told, and what went wrong at that.
///
/// @param real what it stands before
/// @param memory takes what tells the same once more
record WatchedEvents<E>(
    EventHandler<E> real, Consumer<Runnable> memory, Consumer<RuntimeException> failures)
    implements EventHandler<E> {

  @Override
  public Class<E> type() {
    return real.type();
  }

  @Override
  public String name() {
    return real.name();
  }

  @Override
  public void handle(E event) {
    try {
      real.handle(event);
    } catch (RuntimeException failure) {
      failures.accept(failure);
      throw failure;
    }
    memory.accept(() -> real.handle(event));
  }
}
