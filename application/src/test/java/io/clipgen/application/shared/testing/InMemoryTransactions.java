package io.clipgen.application.shared.testing;

import io.clipgen.application.shared.Transactions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/// Transactions over fakes: one at a time, as if serializable. A fake that changes something says
/// how to take it back ([#onRollback]); without that, what a failed transaction changed in it
/// stays.
public final class InMemoryTransactions implements Transactions {

  private final ReentrantLock lock = new ReentrantLock();
  private final Deque<Runnable> undo = new ArrayDeque<>();
  private final Deque<Runnable> committed = new ArrayDeque<>();

  @Override
  public <T> T call(Supplier<T> work) {
    if (open()) {
      return work.get();
    }
    List<Runnable> after;
    T result;
    lock.lock();
    try {
      result = work.get();
      undo.clear();
      after = List.copyOf(committed);
    } finally {
      committed.clear();
      while (!undo.isEmpty()) {
        undo.pop().run();
      }
      lock.unlock();
    }
    after.forEach(Runnable::run);
    return result;
  }

  @Override
  public void afterCommit(Runnable work) {
    requireOpen();
    committed.add(work);
  }

  /// Whether a transaction is open on this thread.
  public boolean open() {
    return lock.isHeldByCurrentThread();
  }

  /// @throws IllegalStateException if none is open
  public void requireOpen() {
    if (!open()) {
      throw new IllegalStateException("this must run in a transaction: the use case opens it");
    }
  }

  /// Runs `action` if the open transaction fails; the last one given runs first.
  public void onRollback(Runnable action) {
    requireOpen();
    undo.push(action);
  }
}
