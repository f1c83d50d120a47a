package io.clipgen.application.operations.port;

/// A record as it was stored.
@FunctionalInterface
public interface Payload {

  /// Reads it back.
  ///
  /// @throws IllegalArgumentException if it is no `type`
  <P> P as(Class<P> type);
}
