package io.clipgen.bootstrap.races;

import java.util.function.BooleanSupplier;

/// Two who begin at the same time.
///
/// @param before what has to be there, and for no longer than this duel
/// @param left does it, and says whether it was done or refused
/// @param right the same
/// @param referee looks at what both have said and at what is there now, once all is quiet
record Duel(Runnable before, BooleanSupplier left, BooleanSupplier right, Referee referee) {

  Duel(BooleanSupplier left, BooleanSupplier right, Referee referee) {
    this(() -> {}, left, right, referee);
  }

  /// Judges one duel.
  @FunctionalInterface
  interface Referee {
    /// @throws AssertionError if both have won, or what is there does not fit who did
    void judge(boolean left, boolean right);
  }
}
