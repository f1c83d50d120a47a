package io.clipgen.application.operations.port;

import io.clipgen.application.operations.Notice;
import java.time.Instant;

/// Remembers which notices have been heard.
public interface NoticeLog {

  /// Notes a notice in the open transaction. While another transaction notes the same one, it waits
  /// for how that ends.
  ///
  /// @param at in machine time
  /// @return whether it is the first time
  boolean add(Notice notice, Instant at);

  /// Forgets what was heard before, a batch at most.
  ///
  /// @param before in machine time
  /// @return how many were forgotten
  int forget(Instant before, int limit);
}
