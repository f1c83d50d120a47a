package io.clipgen.bootstrap.sweep;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The places at which something can fail, in the order in which they are passed; at one of them it
/// does.
final class Points {

  /// How it fails.
  enum Way {
    /// Nothing is done, and the caller is told so.
    BEFORE,
    /// It is done, and the connection is lost with the answer.
    AFTER,
    /// It is done, and the caller gives up waiting for the answer; the connection stays.
    TIMED_OUT
  }

  private List<String> passed = new ArrayList<>();
  private boolean counting;
  private int strikeAt = -1;
  private Way way = Way.BEFORE;
  private boolean struck;
  private final Set<Object> transactions = Collections.newSetFromMap(new IdentityHashMap<>());
  private final List<String> calledInTransaction = new ArrayList<>();

  /// Counts from now on, and lets nothing fail.
  synchronized void count() {
    arm(-1, Way.BEFORE);
  }

  /// Counts from now on, and lets the one with number `at`, from 0, fail.
  synchronized void arm(int at, Way how) {
    passed = new ArrayList<>();
    counting = true;
    strikeAt = at;
    way = how;
    struck = false;
    calledInTransaction.clear();
  }

  /// Counts no more.
  ///
  /// @return what was passed
  synchronized List<String> stop() {
    counting = false;
    return passed;
  }

  /// Whether the one that was to fail was reached.
  synchronized boolean struck() {
    return struck;
  }

  /// A transaction has begun on a connection.
  synchronized void begun(Object connection) {
    transactions.add(connection);
  }

  /// It has ended.
  synchronized void ended(Object connection) {
    transactions.remove(connection);
  }

  /// Outbound calls that were made while a transaction was open.
  synchronized List<String> calledInTransaction() {
    return List.copyOf(calledInTransaction);
  }

  /// Passes a call over the network, which must not be made in a transaction.
  ///
  /// @return how it is to fail; empty if it is not
  synchronized Optional<Way> passCall(String what) {
    if (counting && !transactions.isEmpty()) {
      calledInTransaction.add(what);
    }
    return pass(what);
  }

  /// Passes one.
  ///
  /// @return how it is to fail; empty if it is not
  synchronized Optional<Way> pass(String what) {
    if (!counting) {
      return Optional.empty();
    }
    passed.add(what);
    if (passed.size() - 1 == strikeAt) {
      struck = true;
      return Optional.of(way);
    }
    return Optional.empty();
  }
}
