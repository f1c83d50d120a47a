package io.clipgen.persistence.payouts;

import io.clipgen.application.payouts.ConnectedAccounts;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/// Open accounts and what is under way to or from them.
@Singleton
final class JdbcConnectedAccounts implements ConnectedAccounts {

  private final Database database;

  JdbcConnectedAccounts(Database database) {
    this.database = database;
  }

  @Override
  public List<Connected> list() {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    WITH live AS (
                      SELECT account, commodity, coalesce(before, state) AS at, sum(amount) AS amount
                      FROM payouts.payout WHERE state NOT IN ('PAID', 'PAID_BY_HAND', 'FAILED', 'CANCELLED')
                      GROUP BY 1, 2, 3
                    )
                    SELECT a.name, a.party, coalesce(max(l.commodity), 'USD') AS commodity,
                      coalesce(sum(l.amount) FILTER (WHERE l.at = 'APPROVED'), 0) AS arriving,
                      coalesce(sum(l.amount) FILTER (WHERE l.at = 'IN_TRANSIT'), 0) AS sent,
                      coalesce(sum(l.amount) FILTER (WHERE l.at = 'SENDING'), 0) AS leaving,
                      coalesce(sum(l.amount) FILTER (WHERE l.at = 'RETURNING'), 0) AS returning
                    FROM payouts.account a LEFT JOIN live l ON l.account = a.name
                    WHERE a.state = 'OPEN'
                    GROUP BY a.name, a.party ORDER BY a.name
                    """)
                .map((row, _) -> connected(row))
                .list());
  }

  private static Connected connected(ResultSet row) throws SQLException {
    return new Connected(
        row.getString("name"),
        new PartyId(row.getObject("party", UUID.class)),
        money(row, "arriving"),
        money(row, "sent"),
        money(row, "leaving"),
        money(row, "returning"));
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return Money.of(row.getLong(column), row.getString("commodity"));
  }
}
