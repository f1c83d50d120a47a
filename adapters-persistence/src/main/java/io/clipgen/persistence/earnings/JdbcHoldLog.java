package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.HoldLog;
import io.clipgen.domain.earnings.Hold;
import io.clipgen.domain.shared.DebtId;
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
import java.util.Optional;
import java.util.UUID;

/// Holds and what they took, in `earnings.hold` and `earnings.stake`.
@Singleton
final class JdbcHoldLog implements HoldLog {

  private final Database database;

  JdbcHoldLog(Database database) {
    this.database = database;
  }

  @Override
  public void add(Hold hold) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO earnings.hold (id, source, line, reason, evidence, by_party, at, state)
            VALUES (:id, :source, :line, :reason, :evidence, :by, :at, 'OPEN')
            """)
        .bind("id", hold.id().value())
        .bind("source", hold.source())
        .bind("line", hold.line() == null ? null : hold.line().value())
        .bind("reason", hold.reason())
        .bind("evidence", hold.evidence())
        .bind("by", hold.by().value())
        .bind("at", hold.at())
        .execute();
  }

  @Override
  public Optional<Hold> lock(HoldId id) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM earnings.hold WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", id.value())
        .map((row, _) -> hold(row))
        .findOne();
  }

  @Override
  public Optional<Hold> find(HoldId id) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM earnings.hold WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> hold(row))
                .findOne());
  }

  @Override
  public void save(Hold hold) {
    switch (hold.state()) {
      case Hold.State.Open _ -> throw new IllegalArgumentException("a hold is decided for good");
      case Hold.State.Lifted(var reason, var by, var at) ->
          decide(hold.id(), "LIFTED", reason, by, at);
      case Hold.State.Upheld(var reason, var by, var at) ->
          decide(hold.id(), "UPHELD", reason, by, at);
    }
  }

  private void decide(HoldId id, String state, String reason, PartyId by, Instant at) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.hold
            SET state = :state, decision = :reason, decided_by = :by, decided_at = :at
            WHERE id = :id AND state = 'OPEN'
            """)
        .bind("id", id.value())
        .bind("state", state)
        .bind("reason", reason)
        .bind("by", by.value())
        .bind("at", at)
        .execute();
  }

  @Override
  public Optional<HoldId> openOn(String source) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM earnings.hold
                    WHERE source = :source AND line IS NULL AND state = 'OPEN'
                    """)
                .bind("source", source)
                .map((row, _) -> new HoldId(row.getObject("id", UUID.class)))
                .findOne());
  }

  @Override
  public void add(HoldId id, Stake stake) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO earnings.stake (hold, line, payee, taken, owed, debt, commodity)
            VALUES (:hold, :line, :payee, :taken, :owed, :debt, :commodity)
            """)
        .bind("hold", id.value())
        .bind("line", stake.line().value())
        .bind("payee", stake.payee().value())
        .bind("taken", stake.taken().minor())
        .bind("owed", stake.owed().minor())
        .bind("debt", stake.debt() == null ? null : stake.debt().value())
        .bind("commodity", stake.taken().currency())
        .execute();
  }

  @Override
  public List<Stake> stakes(HoldId id) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM earnings.stake WHERE hold = :hold ORDER BY line")
        .bind("hold", id.value())
        .map(
            (row, _) -> {
              UUID debt = row.getObject("debt", UUID.class);
              return new Stake(
                  new LineId(row.getObject("line", UUID.class)),
                  new PartyId(row.getObject("payee", UUID.class)),
                  Money.of(row.getLong("taken"), row.getString("commodity")),
                  Money.of(row.getLong("owed"), row.getString("commodity")),
                  debt == null ? null : new DebtId(debt));
            })
        .list();
  }

  static Hold hold(ResultSet row) throws SQLException {
    UUID line = row.getObject("line", UUID.class);
    return new Hold(
        new HoldId(row.getObject("id", UUID.class)),
        row.getString("source"),
        line == null ? null : new LineId(line),
        row.getString("reason"),
        row.getString("evidence"),
        new PartyId(row.getObject("by_party", UUID.class)),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        state(row));
  }

  private static Hold.State state(ResultSet row) throws SQLException {
    String state = row.getString("state");
    if (state.equals("OPEN")) {
      return new Hold.State.Open();
    }
    String reason = row.getString("decision");
    var by = new PartyId(row.getObject("decided_by", UUID.class));
    Instant at = row.getObject("decided_at", OffsetDateTime.class).toInstant();
    return switch (state) {
      case "LIFTED" -> new Hold.State.Lifted(reason, by, at);
      case "UPHELD" -> new Hold.State.Upheld(reason, by, at);
      default -> throw new IllegalStateException("a hold cannot be " + state);
    };
  }
}
