package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.Debts.Recovery;
import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// What parties owe, in `earnings.debt`, and what it was settled out of, in
/// `earnings.debt_recovery`.
@Singleton
final class JdbcDebts implements Debts {

  private final Database database;

  JdbcDebts(Database database) {
    this.database = database;
  }

  @Override
  public void add(List<Debt> debts) {
    var batch =
        database
            .inTransaction()
            .prepareBatch(
                """
                INSERT INTO earnings.debt (id, debtor, origin, reason, amount, open, commodity, since)
                VALUES (:id, :debtor, :origin, :reason, :amount, :open, :commodity, :since)
                """);
    for (Debt debt : debts) {
      batch
          .bind("id", debt.id().value())
          .bind("debtor", debt.debtor().value())
          .bind("origin", debt.origin())
          .bind("reason", debt.reason())
          .bind("amount", debt.amount().minor())
          .bind("open", debt.open().minor())
          .bind("commodity", debt.amount().currency())
          .bind("since", debt.since())
          .add();
    }
    if (!debts.isEmpty()) {
      batch.execute();
    }
  }

  @Override
  public List<Debt> lockOpen(Collection<PartyId> debtors, String currency) {
    // Locked in the order of their ids, listed in the order of their age.
    return database
        .inTransaction()
        .createQuery(
            """
            WITH locked AS (
              SELECT * FROM earnings.debt
              WHERE debtor = ANY (:debtors) AND commodity = :commodity AND open > 0
              ORDER BY id FOR NO KEY UPDATE
            )
            SELECT * FROM locked ORDER BY since, id
            """)
        .bindArray("debtors", UUID.class, debtors.stream().map(PartyId::value).toList())
        .bind("commodity", currency)
        .map((row, _) -> debt(row))
        .list();
  }

  @Override
  public Optional<Debt> lock(DebtId id) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM earnings.debt WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", id.value())
        .map((row, _) -> debt(row))
        .findOne();
  }

  @Override
  public List<Debt> lockAged(Instant before, int limit) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT * FROM earnings.debt WHERE open > 0 AND since < :before
            ORDER BY since, id LIMIT :limit FOR NO KEY UPDATE SKIP LOCKED
            """)
        .bind("before", before)
        .bind("limit", limit)
        .map((row, _) -> debt(row))
        .list();
  }

  @Override
  public void recover(List<Recovery> recoveries, Instant at) {
    if (recoveries.isEmpty()) {
      return;
    }
    database
        .inTransaction()
        .createUpdate(
            """
            WITH part AS (
              SELECT * FROM unnest(:debts, :lines, :amounts) AS p (debt, line, amount)
            ), settled AS (
              UPDATE earnings.debt d SET open = d.open - s.amount
              FROM (SELECT debt, sum(amount) AS amount FROM part GROUP BY debt) s
              WHERE d.id = s.debt
            )
            INSERT INTO earnings.debt_recovery (debt, line, amount, at)
            SELECT debt, line, amount, :at FROM part
            """)
        .bindArray(
            "debts", UUID.class, recoveries.stream().map(each -> each.debt().value()).toList())
        .bindArray(
            "lines", UUID.class, recoveries.stream().map(each -> each.line().value()).toList())
        .bindArray(
            "amounts", Long.class, recoveries.stream().map(each -> each.amount().minor()).toList())
        .bind("at", at)
        .execute();
  }

  @Override
  public List<Recovery> recoveries(DebtId id) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT r.*, d.commodity FROM earnings.debt_recovery r
            JOIN earnings.debt d ON d.id = r.debt WHERE r.debt = :id ORDER BY r.at, r.line
            """)
        .bind("id", id.value())
        .map(
            (row, _) ->
                new Recovery(
                    id,
                    new LineId(row.getObject("line", UUID.class)),
                    Money.of(row.getLong("amount"), row.getString("commodity"))))
        .list();
  }

  @Override
  public void forgive(DebtId id, Money amount) {
    database
        .inTransaction()
        .createUpdate("UPDATE earnings.debt SET open = open - :amount WHERE id = :id")
        .bind("id", id.value())
        .bind("amount", amount.minor())
        .execute();
  }

  @Override
  public void writeOff(Collection<DebtId> ids) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.debt SET written_off = written_off + open, open = 0
            WHERE id = ANY (:ids)
            """)
        .bindArray("ids", UUID.class, ids.stream().map(DebtId::value).toList())
        .execute();
  }

  private static Debt debt(ResultSet row) throws SQLException {
    String currency = row.getString("commodity");
    return new Debt(
        new DebtId(row.getObject("id", UUID.class)),
        new PartyId(row.getObject("debtor", UUID.class)),
        row.getString("origin"),
        row.getString("reason"),
        Money.of(row.getLong("amount"), currency),
        Money.of(row.getLong("open"), currency),
        row.getObject("since", OffsetDateTime.class).toInstant());
  }
}
