package io.clipgen.application.operations.testing;

import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Outbox;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Keeps what was published, and tells it when asked.
public final class FakeOutbox implements Outbox {

  private final List<Object> published = new ArrayList<>();
  private final Deque<Object> waiting = new ArrayDeque<>();

  @Override
  public void publish(Object event) {
    published.add(event);
    waiting.add(event);
  }

  /// All that was ever published, in order.
  public List<Object> published() {
    return List.copyOf(published);
  }

  /// What was published of one type, in order.
  public <E> List<E> published(Class<E> type) {
    return published.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// Tells what waits, and what is published meanwhile, to `handlers`.
  public void tell(EventHandler<?>... handlers) {
    while (!waiting.isEmpty()) {
      Object event = waiting.remove();
      for (EventHandler<?> handler : handlers) {
        tell(handler, event);
      }
    }
  }

  private static <E> void tell(EventHandler<E> handler, Object event) {
    if (handler.type().isInstance(event)) {
      handler.handle(handler.type().cast(event));
    }
  }
}
