package io.clipgen.application.payouts.testing;

import io.clipgen.application.shared.testing.InMemoryTransactions;

/// The fake keeps the contract.
final class InMemoryPayoutsTest extends PayoutsContract {

  @Override
  protected Ports ports() {
    var transactions = new InMemoryTransactions();
    return new Ports(new InMemoryPayouts(transactions), transactions);
  }
}
