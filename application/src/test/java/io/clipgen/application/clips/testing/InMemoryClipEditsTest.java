package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.ClipEdits;
import io.clipgen.application.clips.port.Clips;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.clips.SourceVideo;
import java.time.Duration;

class InMemoryClipEditsTest extends ClipEditsContract {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryClips clips = new InMemoryClips(transactions);

  @Override
  protected Clips clips() {
    return clips;
  }

  @Override
  protected ClipEdits edits() {
    return clips;
  }

  @Override
  protected DiscardedFiles discarded() {
    return clips;
  }

  @Override
  protected void pass(Duration time) {
    clips.pass(time);
  }

  @Override
  protected Transactions transactions() {
    return transactions;
  }

  @Override
  protected void have(SourceVideo video) {}
}
