package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.Journal;
import io.clipgen.domain.earnings.EntryContent;
import io.clipgen.domain.earnings.HistoryHash;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.earnings.Seal;
import io.clipgen.domain.shared.EntryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A [Journal] over the entries of an [InMemoryLedger]. All of them are final at once.
public final class InMemoryJournal implements Journal {

  private final InMemoryLedger ledger;
  private final List<Seal> seals = new ArrayList<>();

  public InMemoryJournal(InMemoryLedger ledger) {
    this.ledger = ledger;
  }

  @Override
  public boolean lockSeals() {
    return true;
  }

  @Override
  public Optional<Seal> lastSeal() {
    return seals.isEmpty() ? Optional.empty() : Optional.of(seals.getLast());
  }

  @Override
  public Optional<Seal> findSeal(long number) {
    return seals.stream().filter(seal -> seal.number() == number).findFirst();
  }

  @Override
  public List<Recorded> sealable(Seal.@Nullable Position after, int limit) {
    return all().stream()
        .filter(entry -> after == null || entry.position().compareTo(after) > 0)
        .limit(limit)
        .toList();
  }

  @Override
  public void add(Seal seal, List<Recorded> entries, Instant at) {
    seals.add(seal);
  }

  @Override
  public void read(Consumer<Recorded> each) {
    all().stream()
        .sorted(Comparator.comparing(Recorded::content, HistoryHash.BY_KEY))
        .forEach(each);
  }

  private List<Recorded> all() {
    var all = new ArrayList<Recorded>();
    for (JournalEntry entry : ledger.journal()) {
      int number = all.size() + 1;
      all.add(
          new Recorded(
              new Seal.Position(1, number),
              new EntryId(new UUID(0, number)),
              EntryContent.of(entry)));
    }
    return all;
  }
}
