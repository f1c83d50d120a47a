package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;

class InMemoryUploadsTest extends UploadsContract {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryUploads uploads = new InMemoryUploads(transactions);

  @Override
  protected Uploads uploads() {
    return uploads;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
