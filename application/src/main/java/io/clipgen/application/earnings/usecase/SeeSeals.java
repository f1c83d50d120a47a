package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Journal;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.earnings.Seal;

/// Shows the seals of the ledger to anybody: whoever has noted one can tell later whether it is
/// still what it was.
public final class SeeSeals {

  private final Journal journal;

  public SeeSeals(Journal journal) {
    this.journal = journal;
  }

  /// A seal.
  public Seal one(long number) {
    return journal.findSeal(number).orElseThrow(() -> new NotFound("seal", number));
  }
}
