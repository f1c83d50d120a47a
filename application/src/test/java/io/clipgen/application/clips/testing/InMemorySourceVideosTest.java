package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.SourceVideos;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;

class InMemorySourceVideosTest extends SourceVideosContract {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final SourceVideos videos = new InMemorySourceVideos(transactions);

  @Override
  protected SourceVideos videos() {
    return videos;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }
}
