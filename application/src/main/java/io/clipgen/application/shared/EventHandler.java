package io.clipgen.application.shared;

/// Hears events of one type from the outbox.
public interface EventHandler<E> {

  /// The type heard.
  Class<E> type();

  /// Handles one event, outside any transaction; told again when it throws.
  void handle(E event);
}
