package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.BlobStore;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.shared.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Removes stored files an hour after the last thing that named them was replaced: who began to
/// read one then has finished by now.
public final class RemoveDiscardedFiles implements DueWork {

  private static final Duration KEPT = Duration.ofHours(1);
  private static final int BATCH = 100;

  private final DiscardedFiles discarded;
  private final BlobStore files;
  private final Transactions transactions;

  public RemoveDiscardedFiles(
      DiscardedFiles discarded, BlobStore files, Transactions transactions) {
    this.discarded = discarded;
    this.files = files;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "remove-discarded-files";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public int run(Instant now) {
    // How far business time is does not matter.
    List<BlobKey> old = discarded.discardedFor(KEPT, BATCH);
    old.forEach(files::delete);
    transactions.run(() -> discarded.forget(old));
    return old.size();
  }
}
