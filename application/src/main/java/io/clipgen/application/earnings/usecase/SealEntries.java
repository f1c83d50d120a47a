package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Journal;
import io.clipgen.application.earnings.port.Journal.Recorded;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.earnings.Seal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Puts seals over what has been posted. Entries that a running transaction could still precede
/// wait for the next time.
public final class SealEntries implements DueWork {

  private static final int PAGE = 2000;

  private final Journal journal;
  private final Transactions transactions;

  public SealEntries(Journal journal, Transactions transactions) {
    this.journal = journal;
    this.transactions = transactions;
  }

  @Override
  public String name() {
    return "seal-entries";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public int run(Instant now) {
    return transactions.call(() -> sealPage(now));
  }

  private int sealPage(Instant now) {
    if (!journal.lockSeals()) {
      return 0;
    }
    Optional<Seal> last = journal.lastSeal();
    List<Recorded> entries =
        journal.sealable(last.map(seal -> seal.range().last()).orElse(null), PAGE);
    if (entries.isEmpty()) {
      return 0;
    }
    Seal.Making seal = Seal.after(last);
    entries.forEach(entry -> seal.add(entry.position(), entry.hash()));
    journal.add(seal.done(), entries, now);
    return entries.size();
  }
}
