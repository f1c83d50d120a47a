package io.clipgen.application.operations.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Whose turn it is to look at due work, and when. In machine time; each method commits by itself.
public interface DueWorkLog {

  /// Takes the turn if it has come and nobody else has it. Must be given back; lapses at `until`.
  boolean takeIfDue(String name, Instant now, Instant until);

  /// Takes the turn, come or not, if nobody else has it. Taking one's own again prolongs it.
  boolean take(String name, Instant now, Instant until);

  /// Whether somebody has the turn.
  boolean taken(String name, Instant now);

  /// Gives the turn back.
  ///
  /// @param next when it comes again
  /// @param failure what went wrong, `null` if nothing did
  void giveBack(String name, Instant next, @Nullable String failure);

  /// Everything is to be looked at now: the clock was moved.
  void allAtOnce(Instant now);
}
