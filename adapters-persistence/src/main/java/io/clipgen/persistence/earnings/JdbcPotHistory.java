package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.Pots.FeeOnTop;
import io.clipgen.application.earnings.Pots.Pace;
import io.clipgen.application.earnings.port.PotHistory;
import io.clipgen.domain.shared.Money;
import io.clipgen.persistence.shared.Database;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Instant;

/// What has happened to pots, from the journal: the entries of a pot's sources are found by their
/// names.
@Singleton
final class JdbcPotHistory implements PotHistory {

  private final Database database;
  private final String currency;

  JdbcPotHistory(
      Database database,
      @Property(name = "clipgen.earnings.currency", defaultValue = "USD") String currency) {
    this.database = database;
    this.currency = currency;
  }

  @Override
  public FeeOnTop fee(String pot) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT coalesce(sum(f.fee), 0) AS charged,
                      coalesce(sum(f.fee_refunded), 0) AS refunded,
                      coalesce(-sum(a.balance + coalesce((SELECT sum(d.amount) FROM earnings.delta d
                        WHERE d.account_id = a.id), 0)), 0) AS deferred
                    FROM earnings.funding f LEFT JOIN earnings.account a
                      ON a.code = 'fee:' || earnings.id_text('fnd', f.id) || '.deferred'
                      AND a.commodity = f.commodity
                    WHERE f.pot = :pot AND f.commodity = :commodity AND f.fee > 0
                      AND f.state IN ('BOOKED', 'SETTLED')
                    """)
                .bind("pot", pot)
                .bind("commodity", currency)
                .map(
                    (row, _) -> {
                      long charged = row.getLong("charged");
                      long refunded = row.getLong("refunded");
                      long deferred = row.getLong("deferred");
                      return new FeeOnTop(
                          Money.of(charged, currency),
                          Money.of(charged - refunded - deferred, currency),
                          Money.of(deferred, currency),
                          Money.of(refunded, currency));
                    })
                .one());
  }

  @Override
  public Pace pace(String pot, Instant since) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT
                      coalesce(-sum(p.amount) FILTER
                        (WHERE a.code LIKE 'line:%' OR a.code LIKE 'fee:lin%'), 0) AS earned,
                      coalesce(sum(p.amount) FILTER (WHERE a.code = :free), 0) AS drawn,
                      count(*) FILTER (WHERE a.code = :free AND p.amount > 0) AS draws
                    FROM earnings.reserve r
                    JOIN earnings.entry e ON e.source = r.source AND e.effective_at >= :since
                    JOIN earnings.posting p ON p.entry_id = e.id
                    JOIN earnings.account a ON a.id = p.account_id
                    WHERE r.pot = :pot AND a.commodity = :commodity
                    """)
                .bind("pot", pot)
                .bind("free", "campaign:" + pot + ".free")
                .bind("since", since)
                .bind("commodity", currency)
                .map(
                    (row, _) ->
                        new Pace(
                            Money.of(row.getLong("earned"), currency),
                            Money.of(row.getLong("drawn"), currency),
                            row.getInt("draws")))
                .one());
  }
}
