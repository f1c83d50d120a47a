package io.clipgen.application.earnings.testing;

import io.clipgen.application.shared.testing.InMemoryTransactions;

final class InMemoryJournalTest extends JournalContract {

  @Override
  protected Ports ports() {
    var ledger = new InMemoryLedger();
    return new Ports(ledger, new InMemoryJournal(ledger), new InMemoryTransactions());
  }
}
