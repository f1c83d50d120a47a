package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.Streams;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;

class InMemoryStreamsTest extends StreamsContract {

  private final InMemoryTransactions transactions = new InMemoryTransactions();

  @Override
  protected Streams streams() {
    return new InMemoryStreams(transactions);
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
