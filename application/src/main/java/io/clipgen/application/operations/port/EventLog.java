package io.clipgen.application.operations.port;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Events on their way from the outbox to their handlers. Each method commits by itself.
public interface EventLog {

  /// Addresses newly published events: one delivery for each handler of the event's type.
  ///
  /// @param handlers the names of the handlers, by type of event
  /// @return how many events were addressed
  int address(Map<String, Set<String>> handlers, int limit);

  /// The handlers among `handlers` that something waits for and that could be told by `now`.
  List<String> waiting(Set<String> handlers, Instant now);

  /// Takes the turn to tell `handler`: one process at a time, so that the order is kept. Must be
  /// given back; lapses at `until`. Taking it again prolongs it.
  ///
  /// @return whether it was free
  boolean take(String handler, Instant now, Instant until);

  /// Gives the turn back.
  void giveBack(String handler);

  /// What waits for `handler`, in the order of publication.
  List<Delivery> list(String handler, int limit);

  /// The event was told.
  void told(Delivery delivery);

  /// Telling failed; to be tried again at `at`.
  void failed(Delivery delivery, Instant at, String reason);

  /// Telling failed for good.
  void dead(Delivery delivery, String reason);

  /// How many deliveries, and events without an address yet, there are; dead ones do not count.
  long open();

  /// One event for one handler.
  ///
  /// @param failures how often telling it has failed
  /// @param at not before, in machine time
  record Delivery(UUID event, String handler, Payload payload, int failures, Instant at) {}
}
