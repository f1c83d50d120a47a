package io.clipgen.application.shared;

/// Takes events that may be told later: mails, webhooks, projections. Never money.
public interface Outbox {

  /// Puts `event` (a record of a context's published events) into the outbox, in the transaction
  /// that is open: it is told at least once after the commit, and never without it. A handler must
  /// bear being told twice.
  void publish(Object event);
}
