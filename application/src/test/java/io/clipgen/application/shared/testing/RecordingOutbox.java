package io.clipgen.application.shared.testing;

import io.clipgen.application.shared.Outbox;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Remembers what was published, as the real outbox would: only in a transaction, and only if it
/// commits.
public final class RecordingOutbox implements Outbox {

  private final InMemoryTransactions transactions;
  private final List<Object> events = new CopyOnWriteArrayList<>();

  public RecordingOutbox(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void publish(Object event) {
    transactions.requireOpen();
    events.add(event);
    transactions.onRollback(events::removeLast);
  }

  /// Everything published, in order.
  public List<Object> events() {
    return List.copyOf(events);
  }

  /// What was published of one type, in order.
  public <E> List<E> events(Class<E> type) {
    return events.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /// Forgets everything.
  public void clear() {
    events.clear();
  }
}
