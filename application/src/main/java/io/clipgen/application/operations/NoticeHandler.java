package io.clipgen.application.operations;

import java.time.Instant;
import java.util.Set;

/// Reacts to notices about some kinds of objects: has what they are about looked at soon, by what
/// asks the provider anyway (an unknown effect, due work). What reacts so cannot be misled by
/// notices that come twice, late or in the wrong order.
///
/// ```java
/// public void noticed(Notice notice, Instant now) {
///   payouts.watchAgain(idOf(notice), now);
/// }
/// ```
public interface NoticeHandler {

  /// The kinds of objects that it wants to hear of, as in [Notice#object].
  Set<String> objects();

  /// Hears of a notice, once for each. Runs in the transaction that records the notice: it calls no
  /// provider, and leaves what it does not understand alone.
  ///
  /// @param now business time
  void noticed(Notice notice, Instant now);
}
