package io.clipgen.persistence.payouts;

import io.clipgen.application.payouts.port.Withdrawn;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.WithdrawalId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Profit taken to the bank, in `payouts.withdrawal`.
@Singleton
final class JdbcWithdrawn implements Withdrawn {

  private final Database database;

  JdbcWithdrawn(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Withdrawal withdrawal) {
    return database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO payouts.withdrawal (id, amount, commodity, state, reference, by, at)
                VALUES (:id, :amount, :commodity, :state, :reference, :by, :at)
                ON CONFLICT (reference) DO NOTHING
                """)
            .bind("id", withdrawal.id().value())
            .bind("amount", withdrawal.amount().minor())
            .bind("commodity", withdrawal.amount().currency())
            .bind("state", withdrawal.state().name())
            .bind("reference", withdrawal.reference())
            .bind("by", withdrawal.by().value())
            .bind("at", withdrawal.at())
            .execute()
        > 0;
  }

  @Override
  public Optional<Withdrawal> lock(WithdrawalId id) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM payouts.withdrawal WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", id.value())
        .map((row, _) -> withdrawal(row))
        .findOne();
  }

  @Override
  public void save(Withdrawal withdrawal) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE payouts.withdrawal SET state = :state, reference = :reference, reason = :reason
            WHERE id = :id
            """)
        .bind("id", withdrawal.id().value())
        .bind("state", withdrawal.state().name())
        .bind("reference", withdrawal.reference())
        .bind("reason", withdrawal.reason())
        .execute();
  }

  @Override
  public Page<Withdrawal> list(@Nullable WithdrawalId after, int limit) {
    List<Withdrawal> rows =
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM payouts.withdrawal
                        WHERE :after::uuid IS NULL OR id < :after::uuid ORDER BY id DESC LIMIT :rows
                        """)
                    .bind("after", after == null ? null : after.value())
                    .bind("rows", limit + 1)
                    .map((row, _) -> withdrawal(row))
                    .list());
    return Page.of(rows, limit, row -> row.id().text());
  }

  @Override
  public Money open(String currency) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT coalesce(sum(amount), 0) FROM payouts.withdrawal
                    WHERE state IN ('REQUESTED', 'UNKNOWN') AND commodity = :commodity
                    """)
                .bind("commodity", currency)
                .mapTo(Long.class)
                .map(amount -> Money.of(amount, currency))
                .one());
  }

  @Override
  public List<Withdrawal> toWatch(Instant now, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM payouts.withdrawal WHERE watch_at <= :now
                    ORDER BY watch_at LIMIT :limit
                    """)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, _) -> withdrawal(row))
                .list());
  }

  @Override
  public void watchAgain(WithdrawalId id, @Nullable Instant at) {
    database
        .inTransaction()
        .createUpdate("UPDATE payouts.withdrawal SET watch_at = :at WHERE id = :id")
        .bind("id", id.value())
        .bind("at", at)
        .execute();
  }

  private static Withdrawal withdrawal(ResultSet row) throws SQLException {
    return new Withdrawal(
        new WithdrawalId(row.getObject("id", UUID.class)),
        Money.of(row.getLong("amount"), row.getString("commodity")),
        State.valueOf(row.getString("state")),
        row.getString("reference"),
        row.getString("reason"),
        new PartyId(row.getObject("by", UUID.class)),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
