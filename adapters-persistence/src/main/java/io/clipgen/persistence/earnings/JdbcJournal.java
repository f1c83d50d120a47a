package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Journal;
import io.clipgen.domain.earnings.Seal;
import io.clipgen.domain.shared.Hash;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The journal read back, and its seals in `earnings.seal` and `earnings.sealed`.
@Singleton
final class JdbcJournal implements Journal {

  private final Database database;

  JdbcJournal(Database database) {
    this.database = database;
  }

  @Override
  public boolean lockSeals() {
    return database
        .inTransaction()
        .createQuery("SELECT pg_try_advisory_xact_lock(hashtextextended('earnings.seal', 0))")
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public Optional<Seal> lastSeal() {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM earnings.seal ORDER BY number DESC LIMIT 1")
                .map((row, _) -> seal(row))
                .findOne());
  }

  @Override
  public Optional<Seal> findSeal(long number) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM earnings.seal WHERE number = :number")
                .bind("number", number)
                .map((row, _) -> seal(row))
                .findOne());
  }

  @Override
  public List<Recorded> sealable(Seal.@Nullable Position after, int limit) {
    var entries = new ArrayList<Recorded>();
    RecordedRows.read(
        database
            .inTransaction()
            .createQuery(
                """
                WITH final AS MATERIALIZED (
                  SELECT * FROM earnings.entry
                  WHERE (tx, seq) > (:tx, :seq) AND tx < earnings.transaction_horizon()
                  ORDER BY tx, seq LIMIT :limit
                )
                SELECT %s %s ORDER BY e.tx, e.seq, p.ordinal
                """
                    .formatted(
                        RecordedRows.COLUMNS, RecordedRows.FROM.replace("earnings.entry", "final")))
            .bind("tx", after == null ? Long.MIN_VALUE : after.transaction())
            .bind("seq", after == null ? Long.MIN_VALUE : after.sequence())
            .bind("limit", limit),
        entries::add);
    return entries;
  }

  @Override
  public void add(Seal seal, List<Recorded> entries, Instant at) {
    Handle handle = database.inTransaction();
    Seal.Range range = seal.range();
    handle
        .createUpdate(
            """
            INSERT INTO earnings.seal (number, first_tx, first_seq, last_tx, last_seq, entries, root,
              previous, sealed_at)
            VALUES (:number, :firstTx, :firstSeq, :lastTx, :lastSeq, :entries, :root, :previous, :at)
            """)
        .bind("number", seal.number())
        .bind("firstTx", range.first().transaction())
        .bind("firstSeq", range.first().sequence())
        .bind("lastTx", range.last().transaction())
        .bind("lastSeq", range.last().sequence())
        .bind("entries", range.entries())
        .bind("root", seal.root().bytes())
        .bind("previous", seal.previous().bytes())
        .bind("at", at)
        .execute();
    handle
        .createUpdate(
            """
            INSERT INTO earnings.sealed (tx, seq, entry_id, seal, hash)
            SELECT tx, seq, id, :seal, decode(hash, 'hex')
            FROM unnest(:tx, :seq, :ids, :hashes) AS s (tx, seq, id, hash)
            """)
        .bind("seal", seal.number())
        .bindArray("tx", Long.class, entries.stream().map(e -> e.position().transaction()).toList())
        .bindArray("seq", Long.class, entries.stream().map(e -> e.position().sequence()).toList())
        .bindArray("ids", UUID.class, entries.stream().map(e -> e.id().value()).toList())
        .bindArray("hashes", String.class, entries.stream().map(e -> e.hash().hex()).toList())
        .execute();
  }

  @Override
  public void read(Consumer<Recorded> each) {
    database.run(
        () ->
            RecordedRows.read(
                database
                    .inTransaction()
                    .createQuery(
                        "SELECT %s %s ORDER BY %s"
                            .formatted(
                                RecordedRows.COLUMNS, RecordedRows.FROM, RecordedRows.BY_KEY)),
                each));
  }

  static Seal seal(ResultSet row) throws SQLException {
    return new Seal(
        row.getLong("number"),
        new Seal.Range(
            new Seal.Position(row.getLong("first_tx"), row.getLong("first_seq")),
            new Seal.Position(row.getLong("last_tx"), row.getLong("last_seq")),
            row.getLong("entries")),
        Hash.restore(row.getBytes("root")),
        Hash.restore(row.getBytes("previous")));
  }
}
