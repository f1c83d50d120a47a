package io.clipgen.persistence.payouts;

import io.clipgen.application.payouts.port.PayoutFees;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.UUID;

/// Payouts to banks and their fees, in `payouts.fee`.
@Singleton
final class JdbcPayoutFees implements PayoutFees {

  private final Database database;

  JdbcPayoutFees(Database database) {
    this.database = database;
  }

  @Override
  public void sent(String source, String receipt) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO payouts.fee (receipt, source) VALUES (:receipt, :source)
            ON CONFLICT (receipt) DO NOTHING
            """)
        .bind("receipt", receipt)
        .bind("source", source)
        .execute();
  }

  @Override
  public List<Sent> open(int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT source, receipt FROM payouts.fee WHERE fee IS NULL
                    ORDER BY seq LIMIT :limit
                    """)
                .bind("limit", limit)
                .map((row, _) -> new Sent(row.getString("source"), row.getString("receipt")))
                .list());
  }

  @Override
  public List<String> unknown(int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, attempt FROM payouts.payout
                    WHERE state = 'UNKNOWN' AND before = 'SENDING' OR state = 'SENDING'
                    ORDER BY id LIMIT :limit
                    """)
                .bind("limit", limit)
                .map(
                    (row, _) ->
                        new PayoutId(row.getObject("id", UUID.class)).text()
                            + "-"
                            + row.getInt("attempt"))
                .list());
  }

  @Override
  public void booked(String receipt, long fee) {
    database
        .inTransaction()
        .createUpdate("UPDATE payouts.fee SET fee = :fee WHERE receipt = :receipt")
        .bind("receipt", receipt)
        .bind("fee", fee)
        .execute();
  }
}
