package io.clipgen.application.shared;

/// Hears events of one type from the outbox.
public interface EventHandler<E> {

  /// The type heard.
  Class<E> type();

  /// Its name in the outbox, stable while events wait for it. An anonymous class must give one.
  default String name() {
    return getClass().getName();
  }

  /// Handles one event, outside any transaction; told again when it throws. Events are told to a
  /// handler in the order in which they were published; one that keeps failing is set aside after
  /// some tries and told later.
  void handle(E event);
}
