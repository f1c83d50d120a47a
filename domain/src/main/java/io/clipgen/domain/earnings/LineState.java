package io.clipgen.domain.earnings;

import java.time.Instant;

/// Where a line is on its way to its payee.
public sealed interface LineState {

  /// Earned; it can still be corrected.
  ///
  /// @param until when it is due, in business time
  record Held(Instant until) implements LineState {}

  /// The payee may take it out.
  ///
  /// @param at since when, in business time
  record Released(Instant at) implements LineState {}

  /// Taken back as a whole while it was held.
  ///
  /// @param at when, in business time
  record Reversed(Instant at) implements LineState {}
}
