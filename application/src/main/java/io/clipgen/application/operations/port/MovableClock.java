package io.clipgen.application.operations.port;

import java.time.Duration;

/// Moves business time. Only an embedded or test installation has a clock that can be moved, and
/// only forward.
public interface MovableClock {

  /// Whether this installation's business time can be moved.
  boolean movable();

  /// Moves business time forward, for every process of the installation. In the open transaction,
  /// if there is one.
  ///
  /// @param by above zero
  void advance(Duration by);
}
