package io.clipgen.application.shared;

import java.util.function.Supplier;

/// Draws the line around what commits together. A use case opens its transaction itself; nothing in
/// it may call over the network.
public interface Transactions {

  /// Runs `work` in a transaction: all of it commits, or, when it throws, none. Joins a transaction
  /// that is open on this thread already. Work that loses against a concurrent transaction
  /// (serialization failure, deadlock) is run again a few times, so it must have no effect outside
  /// of the transaction.
  <T> T call(Supplier<T> work);

  /// Runs `work` when the open transaction has committed, and not at all if it does not: for what
  /// is no part of it, such as files. It is lost where the process dies in between.
  void afterCommit(Runnable work);

  /// [#call] without an answer.
  default void run(Runnable work) {
    call(
        () -> {
          work.run();
          return true;
        });
  }
}
