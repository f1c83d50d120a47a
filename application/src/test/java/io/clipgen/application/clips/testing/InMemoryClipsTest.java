package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.clips.SourceVideo;

class InMemoryClipsTest extends ClipsContract {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final Clips clips = new InMemoryClips(transactions);

  @Override
  protected Clips clips() {
    return clips;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void have(SourceVideo video) {}
}
