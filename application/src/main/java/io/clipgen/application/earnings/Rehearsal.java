package io.clipgen.application.earnings;

import io.clipgen.domain.shared.ClaimId;
import java.time.Instant;

/// The books on paper, for playing again what might have been: the same rules as the real ones, and
/// nothing is kept. Pots are as full as need be; payments cannot be rehearsed.
public interface Rehearsal {

  /// Where to post.
  Books books();

  /// Moves the rehearsal's time forward. What is due by then is released.
  void at(Instant now);

  /// What a claim has earned by now, by its lines.
  Earned earned(ClaimId claim);

  /// Whether what was drawn from the claim's reserve is what its lines and debts say.
  boolean addsUp(ClaimId claim);

  /// Begins rehearsals.
  @FunctionalInterface
  interface Stage {

    /// An empty one.
    Rehearsal begin();
  }
}
