package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Lines;
import io.clipgen.domain.earnings.Line;
import io.clipgen.domain.earnings.LineState;
import io.clipgen.domain.earnings.Split;
import io.clipgen.domain.earnings.TakeBack;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What people have earned, in `earnings.line`.
@Singleton
final class JdbcLines implements Lines {

  private final Database database;

  JdbcLines(Database database) {
    this.database = database;
  }

  @Override
  public void add(Line line) {
    if (!(line.state() instanceof LineState.Held held)) {
      throw new IllegalArgumentException("a line begins as held");
    }
    database
        .inTransaction()
        .createUpdate(
            """
            WITH spent AS (
              -- Nothing is left to be earned.
              UPDATE earnings.reserve SET empty = true
              WHERE source = :source AND :kind IN ('BASE', 'TIP') AND base = :amount + :fee
                AND bonus = 0 AND NOT metered
            )
            INSERT INTO earnings.line (
              id, payee, source, pot, kind, number, amount, fee, commodity, rule, state, until, hold)
            VALUES (
              :id, :payee, :source, (SELECT pot FROM earnings.reserve WHERE source = :source), :kind,
              :number, :amount, :fee, :commodity, :rule, 'HELD', :until,
              (SELECT id FROM earnings.hold
                WHERE source = :source AND line IS NULL AND state = 'OPEN'))
            ON CONFLICT (id) DO NOTHING
            """)
        .bind("id", line.id().value())
        .bind("payee", line.payee().value())
        .bind("source", line.source())
        .bind("kind", line.kind().name())
        .bind("number", line.number())
        .bind("amount", line.split().payee().minor())
        .bind("fee", line.split().fee().minor())
        .bind("commodity", line.amount().currency())
        .bind("rule", line.rule())
        .bind("until", held.until())
        .execute();
  }

  @Override
  public void reschedule(LineId line, Instant until) {
    database
        .inTransaction()
        .createUpdate("UPDATE earnings.line SET until = :until WHERE id = :id AND state = 'HELD'")
        .bind("id", line.value())
        .bind("until", until)
        .execute();
  }

  @Override
  public List<Line> ofSource(String source) {
    return database
        .inTransaction()
        .createQuery(
            """
            WITH locked AS (
              SELECT * FROM earnings.line
              WHERE source = :source AND (state = 'HELD' OR state = 'RELEASED' AND hold IS NULL)
              ORDER BY id FOR NO KEY UPDATE
            )
            SELECT * FROM locked ORDER BY kind DESC, number DESC
            """)
        .bind("source", source)
        .map((row, _) -> line(row))
        .list();
  }

  @Override
  public void takeBack(List<TakeBack> parts, Instant at) {
    // What is reversed keeps its amounts: they say what it was.
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.line l SET
              amount = CASE WHEN l.amount = p.amount AND l.fee = p.fee
                THEN l.amount ELSE l.amount - p.amount END,
              fee = CASE WHEN l.amount = p.amount AND l.fee = p.fee
                THEN l.fee ELSE l.fee - p.fee END,
              state = CASE WHEN l.amount = p.amount AND l.fee = p.fee
                THEN 'REVERSED' ELSE l.state END,
              ended_at = CASE WHEN l.amount = p.amount AND l.fee = p.fee
                THEN :at::timestamptz ELSE l.ended_at END
            FROM unnest(:ids, :amounts, :fees) AS p (id, amount, fee)
            WHERE l.id = p.id AND l.state IN ('HELD', 'RELEASED')
            """)
        .bindArray("ids", UUID.class, parts.stream().map(part -> part.line().value()).toList())
        .bindArray(
            "amounts", Long.class, parts.stream().map(part -> part.payeePart().minor()).toList())
        .bindArray("fees", Long.class, parts.stream().map(part -> part.feePart().minor()).toList())
        .bind("at", at)
        .execute();
  }

  @Override
  public List<Line> freeze(HoldId hold, String source, @Nullable LineId line) {
    return database
        .inTransaction()
        .createQuery(
            """
            WITH frozen AS (
              UPDATE earnings.line SET hold = :hold
              WHERE source = :source AND (:line::uuid IS NULL OR id = :line::uuid)
                AND state IN ('HELD', 'RELEASED') AND hold IS NULL
              RETURNING *
            )
            SELECT * FROM frozen ORDER BY kind, number
            """)
        .bind("hold", hold.value())
        .bind("source", source)
        .bind("line", line == null ? null : line.value())
        .map((row, _) -> line(row))
        .list();
  }

  @Override
  public Optional<String> sourceOf(LineId line) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT source FROM earnings.line WHERE id = :id")
                .bind("id", line.value())
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public List<Line> frozen(HoldId hold) {
    return database
        .inTransaction()
        .createQuery(
            """
            WITH locked AS (
              SELECT * FROM earnings.line WHERE hold = :hold AND state IN ('HELD', 'RELEASED')
              ORDER BY id FOR NO KEY UPDATE
            )
            SELECT * FROM locked ORDER BY kind, number
            """)
        .bind("hold", hold.value())
        .map((row, _) -> line(row))
        .list();
  }

  @Override
  public List<Line> releasedAndFrozen(String source) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT * FROM earnings.line
            WHERE source = :source AND state = 'RELEASED' AND hold IS NOT NULL
            ORDER BY id FOR NO KEY UPDATE
            """)
        .bind("source", source)
        .map((row, _) -> line(row))
        .list();
  }

  @Override
  public void thaw(HoldId hold) {
    database
        .inTransaction()
        .createUpdate("UPDATE earnings.line SET hold = NULL WHERE hold = :hold")
        .bind("hold", hold.value())
        .execute();
  }

  @Override
  public List<Line> due(Instant now, int limit) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT l.* FROM earnings.line l
            WHERE l.state = 'HELD' AND l.hold IS NULL AND l.until <= :now AND NOT EXISTS (
              SELECT FROM earnings.draw d JOIN earnings.funding f ON f.id = d.funding
              WHERE d.source = l.source AND d.amount > 0 AND f.state <> 'SETTLED')
            ORDER BY l.until, l.id LIMIT :limit
            FOR NO KEY UPDATE OF l SKIP LOCKED
            """)
        .bind("now", now)
        .bind("limit", limit)
        .map((row, _) -> line(row))
        .list();
  }

  @Override
  public void release(Map<LineId, Money> worth, Instant at) {
    database
        .inTransaction()
        .createUpdate(
            """
            WITH released AS (
              UPDATE earnings.line l
              SET state = 'RELEASED', ended_at = :at, recovered = l.amount - w.amount
              FROM unnest(:ids, :amounts) AS w (id, amount)
              WHERE l.id = w.id AND l.state = 'HELD'
              RETURNING l.id, l.payee, l.commodity, w.amount
            )
            INSERT INTO earnings.lot (id, line, payee, amount, commodity, released_at, state)
            SELECT id, id, payee, amount, commodity, :at, 'FREE' FROM released WHERE amount > 0
            """)
        .bindArray("ids", UUID.class, worth.keySet().stream().map(LineId::value).toList())
        .bindArray("amounts", Long.class, worth.values().stream().map(Money::minor).toList())
        .bind("at", at)
        .execute();
  }

  private static Line line(ResultSet row) throws SQLException {
    String currency = row.getString("commodity");
    return new Line(
        new LineId(row.getObject("id", UUID.class)),
        new PartyId(row.getObject("payee", UUID.class)),
        row.getString("source"),
        Line.Kind.valueOf(row.getString("kind")),
        row.getInt("number"),
        new Split(
            Money.of(row.getLong("amount"), currency), Money.of(row.getLong("fee"), currency)),
        row.getString("rule"),
        state(row));
  }

  private static LineState state(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return switch (state) {
      case "HELD" -> new LineState.Held(instant(row, "until"));
      case "RELEASED" -> new LineState.Released(instant(row, "ended_at"));
      case "REVERSED" -> new LineState.Reversed(instant(row, "ended_at"));
      default -> throw new IllegalStateException("a line cannot be " + state);
    };
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
