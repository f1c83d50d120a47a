package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.PassKeys;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;

class InMemoryPassKeysTest extends PassKeysContract {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryPassKeys keys = new InMemoryPassKeys(transactions);

  @Override
  protected PassKeys keys() {
    return keys;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
