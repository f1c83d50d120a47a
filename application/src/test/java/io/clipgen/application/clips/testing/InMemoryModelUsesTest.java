package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.ModelUses;
import io.clipgen.application.clips.query.ModelUsage;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.clips.ClipOrder;
import io.clipgen.domain.clips.SourceVideo;
import java.util.List;

class InMemoryModelUsesTest extends ModelUsesContract {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryModelUses uses = new InMemoryModelUses(transactions);

  @Override
  protected ModelUses uses() {
    return uses;
  }

  @Override
  protected ModelUsage usage() {
    return uses;
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void have(SourceVideo video, List<ClipOrder> orders) {}
}
