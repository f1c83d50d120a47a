package io.clipgen.bootstrap.sweep;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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
