package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.port.Ledger;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.earnings.JournalEntry;
import io.clipgen.domain.shared.EntryId;
import java.util.List;

/// Names entries and puts them into the ledger.
final class Bookkeeper {

  private final Ledger ledger;
  private final Ids ids;

  Bookkeeper(Ledger ledger, Ids ids) {
    this.ledger = ledger;
    this.ids = ids;
  }

  /// Posts an entry that may find an account short: an expected answer.
  Ledger.Outcome offer(JournalEntry entry) {
    return ledger.post(List.of(stamped(entry)));
  }

  /// Posts an entry that must be covered.
  ///
  /// @return whether it was new
  /// @throws IllegalStateException if an account does not cover it: whoever asked for it has broken
  ///   a rule
  boolean post(JournalEntry entry) {
    return post(List.of(entry)) > 0;
  }

  /// Posts entries that must be covered.
  ///
  /// @return how many of them were new
  int post(List<JournalEntry> entries) {
    return switch (ledger.post(entries.stream().map(this::stamped).toList())) {
      case Ledger.Outcome.Posted posted -> posted.added().size();
      case Ledger.Outcome.Short shortage ->
          throw new IllegalStateException(shortage.account() + " does not cover what it should");
    };
  }

  private Ledger.Stamped stamped(JournalEntry entry) {
    return new Ledger.Stamped(new EntryId(ids.next()), entry);
  }
}
