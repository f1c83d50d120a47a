package io.clipgen.domain.identity;

/// Whether a party may act.
public enum Standing {
  /// It may.
  ACTIVE,
  /// It may not, until an administrator lifts it.
  SUSPENDED
}
