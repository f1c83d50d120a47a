package io.clipgen.application.earnings.testing;

import io.clipgen.application.shared.testing.InMemoryTransactions;

/// The fakes keep the contract.
final class InMemoryEarningsTest extends EarningsContract {

  @Override
  protected Ports ports() {
    var fundings = new InMemoryFundings();
    var reserves = new InMemoryReserves(fundings);
    var lines = new InMemoryLines(reserves);
    return new Ports(
        new InMemoryLedger(),
        fundings,
        reserves,
        lines,
        lines,
        new InMemoryDebts(),
        new InMemoryHoldLog(),
        new InMemoryTransactions());
  }
}
