package io.clipgen.bootstrap.histories;

import io.clipgen.application.histories.House.EarnedLine;
import io.clipgen.application.histories.House.SentBack;
import io.clipgen.application.histories.House.Snapshot;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.RefundId;
import io.clipgen.persistence.shared.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Reads the books from their tables, by statements of its own.
final class Books {

  // What the entries say, not what is kept beside them.
  private static final String BALANCES =
      """
      SELECT a.code AS name, sum(p.amount) * CASE WHEN a.kind IN ('ASSET', 'EXPENSE') THEN 1 ELSE -1 END AS amount
      FROM earnings.posting p JOIN earnings.account a ON a.id = p.account_id GROUP BY a.id
      """;

  private static final String DEPOSITED =
      """
      SELECT pot AS name, sum(deposit) AS amount FROM earnings.funding
      WHERE state IN ('BOOKED', 'SETTLED') GROUP BY pot
      """;

  private static final String BROKEN =
      """
      SELECT 'the journal sums to ' || sum(amount) FROM earnings.posting HAVING sum(amount) <> 0
      UNION ALL
      SELECT a.code || ' is not what its entries say' FROM earnings.account a
      WHERE a.balance + coalesce((SELECT sum(amount) FROM earnings.delta WHERE account_id = a.id), 0)
        <> coalesce((SELECT sum(amount) FROM earnings.posting WHERE account_id = a.id), 0)
      UNION ALL
      SELECT a.code || ' is below zero' FROM earnings.account a
      JOIN earnings.posting p ON p.account_id = a.id WHERE a.kind = 'LIABILITY' GROUP BY a.id HAVING sum(p.amount) > 0
      UNION ALL
      SELECT 'lot ' || lot || ' is in ' || count(*) || ' live payouts' FROM earnings.lot_use
      WHERE live GROUP BY lot HAVING count(*) > 1
      """;

  private final Database database;

  Books(Database database) {
    this.database = database;
  }

  Snapshot snapshot() {
    return new Snapshot(sums(BALANCES), lines(), refunds(), sums(DEPOSITED));
  }

  List<String> broken() {
    return database.with(handle -> handle.createQuery(BROKEN).mapTo(String.class).list());
  }

  private Map<String, Long> sums(String sql) {
    return database.with(
        handle ->
            handle
                .createQuery(sql)
                .reduceRows(
                    new HashMap<String, Long>(),
                    (sums, row) -> {
                      sums.put(
                          row.getColumn("name", String.class), row.getColumn("amount", Long.class));
                      return sums;
                    }));
  }

  private List<EarnedLine> lines() {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT id, source, state = 'RELEASED' AS released, amount, fee FROM earnings.line")
                .map(
                    (row, _) ->
                        new EarnedLine(
                            new LineId(row.getObject("id", UUID.class)).text(),
                            row.getString("source"),
                            row.getBoolean("released") ? row.getLong("amount") : 0,
                            row.getBoolean("released") ? row.getLong("fee") : 0))
                .list());
  }

  private List<SentBack> refunds() {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT id, pot, state = 'DONE' AS done, amount, fee FROM earnings.refund ORDER BY id")
                .map(
                    (row, _) ->
                        new SentBack(
                            new RefundId(row.getObject("id", UUID.class)).text(),
                            row.getString("pot"),
                            row.getBoolean("done") ? row.getLong("amount") : 0,
                            row.getLong("fee")))
                .list());
  }
}
