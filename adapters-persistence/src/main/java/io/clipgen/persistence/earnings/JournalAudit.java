package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Journal.Recorded;
import io.clipgen.application.earnings.port.LedgerAudit.Chain;
import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.domain.earnings.EntryContent;
import io.clipgen.domain.earnings.HistoryHash;
import io.clipgen.domain.earnings.Seal;
import io.clipgen.domain.earnings.SealChain;
import io.clipgen.domain.shared.Hash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Reads the journal once, entry by entry, and the seals beside it. Holds one entry and one seal at
/// a time, however long the journal is.
final class JournalAudit {

  private static final int FETCH = 5000;

  private final Findings balance =
      new Findings("Every entry sums to zero and has all its postings");
  private final Findings content =
      new Findings("Every sealed entry is what it was when it was sealed");
  private final Findings between = new Findings("Nothing was put between sealed entries");
  private final Findings seals =
      new Findings("Every seal follows from its entries and the one before");
  private final Findings keys = new Findings("Every source and event is there once");
  private final HistoryHash history = new HistoryHash();
  private @Nullable EntryContent before;
  private Optional<Seal> last = Optional.empty();
  private long entries;
  private long postings;
  private long sealed;

  private JournalAudit() {}

  /// Reads it all; `handle` must be in a transaction that sees one moment.
  static JournalAudit of(Handle handle) {
    var audit = new JournalAudit();
    audit.chain(handle);
    RecordedRows.read(
        handle.createQuery(
            """
            SELECT %s, e.postings, s.seal, s.hash %s
            LEFT JOIN earnings.sealed s ON s.tx = e.tx AND s.seq = e.seq AND s.entry_id = e.id
            ORDER BY %s
            """
                .formatted(RecordedRows.COLUMNS, RecordedRows.FROM, RecordedRows.BY_KEY)),
        Beside::of,
        audit::entry);
    return audit;
  }

  private void chain(Handle handle) {
    var chain = new SealChain(seals::add);
    long[] number = {0};
    handle
        .createQuery(
            """
            SELECT x.*, s.tx, s.seq, s.hash FROM earnings.seal x
            LEFT JOIN earnings.sealed s ON s.seal = x.number
            ORDER BY x.number, s.tx, s.seq
            """)
        .setFetchSize(FETCH)
        .map(
            (row, _) -> {
              if (row.getLong("number") != number[0]) {
                number[0] = row.getLong("number");
                chain.next(JdbcJournal.seal(row));
              }
              byte[] hash = row.getBytes("hash");
              if (hash != null) {
                chain.entry(
                    new Seal.Position(row.getLong("tx"), row.getLong("seq")), Hash.restore(hash));
              }
              return true;
            })
        .useStream(rows -> rows.forEach(_ -> {}));
    last = chain.end();
  }

  private void entry(Recorded entry, Beside beside) {
    EntryContent found = entry.content();
    entries++;
    postings += found.postings().size();
    if (found.postings().size() != beside.postings()) {
      balance.add(
          "%s was made with %d postings and has %d"
              .formatted(name(entry), beside.postings(), found.postings().size()));
    }
    found.excess().forEach(sum -> balance.add("%s sums to %s".formatted(name(entry), sum)));
    if (beside.hash() != null) {
      sealed++;
      if (!beside.hash().equals(entry.hash())) {
        content.add(
            "%s is not what seal %d covers: the sealed hash is %s, its hash now %s"
                .formatted(
                    name(entry), beside.seal(), beside.hash().brief(), entry.hash().brief()));
      }
    } else if (last.isPresent() && entry.position().compareTo(last.get().range().last()) <= 0) {
      between.add(
          "%s stands at %s, before the end of seal %d, and was never sealed"
              .formatted(name(entry), entry.position(), last.get().number()));
    }
    if (before != null && HistoryHash.BY_KEY.compare(before, found) == 0) {
      keys.add(name(entry) + " is there twice");
    } else {
      history.add(found, entry.hash());
    }
    before = found;
  }

  private static String name(Recorded entry) {
    return "entry %s (%s, %s)"
        .formatted(entry.id(), entry.content().source(), entry.content().event());
  }

  List<Check> checks() {
    return List.of(balance.check(), content.check(), between.check(), seals.check(), keys.check());
  }

  long entries() {
    return entries;
  }

  long postings() {
    return postings;
  }

  Chain chain() {
    return new Chain(last, sealed, entries - sealed);
  }

  Hash history() {
    return history.value();
  }

  /// What is kept beside an entry.
  ///
  /// @param postings how many it was made with
  /// @param hash what was sealed of it; `null` if it is not sealed
  private record Beside(int postings, long seal, @Nullable Hash hash) {

    static Beside of(ResultSet row) throws SQLException {
      byte[] hash = row.getBytes("hash");
      return new Beside(
          row.getInt("postings"), row.getLong("seal"), hash == null ? null : Hash.restore(hash));
    }
  }
}
