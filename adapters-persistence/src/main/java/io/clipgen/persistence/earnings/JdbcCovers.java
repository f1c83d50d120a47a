package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Covers;
import io.clipgen.domain.earnings.Cover;
import io.clipgen.domain.shared.Money;
import io.clipgen.persistence.shared.Database;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;

/// Sums of the balances, in one pass over the accounts.
@Singleton
final class JdbcCovers implements Covers {

  private final Database database;
  private final String currency;

  JdbcCovers(
      Database database,
      @Property(name = "clipgen.earnings.currency", defaultValue = "USD") String currency) {
    this.database = database;
    this.currency = currency;
  }

  @Override
  public Cover cover() {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    WITH account AS (
                      SELECT a.code, a.kind, a.balance + coalesce(d.amount, 0) AS balance
                      FROM earnings.account a LEFT JOIN (
                        SELECT account_id, sum(amount) AS amount FROM earnings.delta GROUP BY account_id
                      ) d ON d.account_id = a.id
                      WHERE a.commodity = :commodity
                    )
                    SELECT
                      -sum(balance) FILTER (
                        WHERE kind = 'LIABILITY' AND code NOT LIKE 'payout:%.in-transit') AS liabilities,
                      -sum(balance) FILTER (WHERE code LIKE 'campaign:%.frozen') AS frozen,
                      sum(balance) FILTER (WHERE code = 'psp.pending') AS pending,
                      sum(balance) FILTER (WHERE code = 'psp.available') AS available,
                      sum(balance) FILTER (WHERE code = 'psp.disputed') AS disputed
                    FROM account
                    """)
                .bind("commodity", currency)
                .map((row, _) -> cover(row))
                .one());
  }

  private Cover cover(ResultSet row) throws SQLException {
    return new Cover(
        money(row, "liabilities"),
        money(row, "frozen"),
        money(row, "pending"),
        money(row, "available"),
        money(row, "disputed"));
  }

  private Money money(ResultSet row, String column) throws SQLException {
    return Money.of(row.getLong(column), currency);
  }
}
