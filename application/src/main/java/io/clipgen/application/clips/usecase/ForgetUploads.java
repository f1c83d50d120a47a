package io.clipgen.application.clips.usecase;

import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.application.clips.port.Uploads;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.shared.Transactions;
import java.time.Duration;
import java.time.Instant;

/// Gives up uploads to which nothing was added for too long, with what has arrived of them.
public final class ForgetUploads implements DueWork {

  private static final int BATCH = 100;

  private final Uploads uploads;
  private final DiscardedFiles discarded;
  private final Transactions transactions;

  public ForgetUploads(Uploads uploads, DiscardedFiles discarded, Transactions transactions) {
    this.uploads = uploads;
    this.discarded = discarded;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "forget-uploads";
  }

  @Override
  public Duration every() {
    return Duration.ofMinutes(10);
  }

  @Override
  public int run(Instant now) {
    return transactions.call(
        () -> {
          Uploads.Removed removed = uploads.removeExpired(now, BATCH);
          discarded.add(removed.pieces());
          return removed.uploads();
        });
  }
}
