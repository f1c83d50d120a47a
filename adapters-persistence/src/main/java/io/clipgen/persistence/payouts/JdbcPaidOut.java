package io.clipgen.persistence.payouts;

import io.clipgen.application.payouts.query.PaidOut;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// What has arrived, from the lots that payouts have spent.
@Singleton
final class JdbcPaidOut implements PaidOut {

  private static final String SPENT =
      """
      SELECT t.payee, split_part(l.source, '_', 1) AS prefix, t.commodity, sum(t.amount) AS paid,
        count(DISTINCT l.id) AS lines
      FROM earnings.lot_use u
      JOIN earnings.lot t ON t.id = u.lot JOIN earnings.line l ON l.id = t.line
      WHERE u.live AND u.spent_at >= :from AND u.spent_at < :to
      """;

  private static final String GROUPED = " GROUP BY 1, 2, 3 ORDER BY 1, 2";

  private final Database database;

  JdbcPaidOut(Database database) {
    this.database = database;
  }

  @Override
  public List<Sum> of(PartyId payee, Period period) {
    return database.with(
        handle ->
            handle
                .createQuery(SPENT + " AND t.payee = :payee" + GROUPED)
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("payee", payee.value())
                .map((row, _) -> sum(row))
                .list());
  }

  @Override
  public void each(Period period, Consumer<Sum> reader) {
    database.run(
        () ->
            database
                .inTransaction()
                .createQuery(SPENT + GROUPED)
                .setFetchSize(1000)
                .bind("from", period.from())
                .bind("to", period.to())
                .map((row, _) -> sum(row))
                .useStream(rows -> rows.forEach(reader)));
  }

  @Override
  public List<Sum> page(Period period, @Nullable PartyId after, int payees) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    SPENT
                        + """
                         AND t.payee IN (
                          SELECT DISTINCT t.payee FROM earnings.lot_use u JOIN earnings.lot t ON t.id = u.lot
                          WHERE u.live AND u.spent_at >= :from AND u.spent_at < :to
                            AND (:after::uuid IS NULL OR t.payee > :after::uuid)
                          ORDER BY 1 LIMIT :payees)
                        """
                        + GROUPED)
                .bind("from", period.from())
                .bind("to", period.to())
                .bind("after", after == null ? null : after.value())
                .bind("payees", payees)
                .map((row, _) -> sum(row))
                .list());
  }

  private static Sum sum(ResultSet row) throws SQLException {
    return new Sum(
        new PartyId(row.getObject("payee", UUID.class)),
        row.getString("prefix"),
        Money.of(row.getLong("paid"), row.getString("commodity")),
        row.getLong("lines"));
  }
}
