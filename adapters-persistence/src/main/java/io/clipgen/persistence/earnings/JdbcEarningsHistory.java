package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.Earned;
import io.clipgen.application.earnings.EarningsHistory;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What lines and fundings say, page by page.
@Singleton
final class JdbcEarningsHistory implements EarningsHistory {

  private static final UUID BEFORE_ALL = new UUID(0, 0);

  private final Database database;

  JdbcEarningsHistory(Database database) {
    this.database = database;
  }

  @Override
  public Map<ClaimId, Earned> earned(Collection<ClaimId> claims) {
    var earned = new HashMap<ClaimId, Earned>();
    database.with(
        handle -> {
          handle
              .createQuery(
                  """
                  SELECT source, commodity, sum(amount) AS payee, sum(fee) AS fee
                  FROM earnings.line
                  WHERE source = ANY(:sources) AND state <> 'REVERSED'
                  GROUP BY source, commodity
                  """)
              .bindArray("sources", String.class, claims.stream().map(ClaimId::text).toList())
              .map(
                  (row, _) -> {
                    String currency = row.getString("commodity");
                    return Map.entry(
                        ClaimId.parse(row.getString("source")),
                        new Earned(
                            Money.of(row.getLong("payee"), currency),
                            Money.of(row.getLong("fee"), currency)));
                  })
              .forEach(entry -> earned.put(entry.getKey(), entry.getValue()));
          return null;
        });
    return earned;
  }

  @Override
  public List<Payment> payments(@Nullable FundingId after, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, pot, payer, deposit, fee, commodity, booked_at FROM earnings.funding
                    WHERE id > :after AND booked_at IS NOT NULL
                    ORDER BY id LIMIT :limit
                    """)
                .bind("after", after == null ? BEFORE_ALL : after.value())
                .bind("limit", limit)
                .map(
                    (row, _) -> {
                      String currency = row.getString("commodity");
                      return new Payment(
                          new FundingId(row.getObject("id", UUID.class)),
                          row.getString("pot"),
                          new PartyId(row.getObject("payer", UUID.class)),
                          Money.of(row.getLong("deposit"), currency),
                          Money.of(row.getLong("fee"), currency),
                          row.getObject("booked_at", OffsetDateTime.class).toInstant());
                    })
                .list());
  }
}
