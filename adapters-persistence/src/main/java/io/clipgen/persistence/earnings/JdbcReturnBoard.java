package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.query.ReturnBoard;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.RefundId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Refused refunds and disputed payments, straight from the rows.
@Singleton
final class JdbcReturnBoard implements ReturnBoard {

  private final Database database;

  JdbcReturnBoard(Database database) {
    this.database = database;
  }

  @Override
  public Page<RefundView> refused(@Nullable String after, int limit) {
    UUID from =
        after == null ? null : InvalidInput.reading("after", () -> RefundId.parse(after)).value();
    return Page.of(
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM earnings.refund
                        WHERE state = 'REOPENED' AND NOT replaced
                          AND (:from::uuid IS NULL OR id > :from::uuid)
                        ORDER BY id LIMIT :rows
                        """)
                    .bind("from", from)
                    .bind("rows", limit + 1)
                    .map((row, _) -> refund(row))
                    .list()),
        limit,
        view -> view.id().text());
  }

  @Override
  public Page<ChargebackView> chargebacks(
      @Nullable String state, @Nullable String after, int limit) {
    return Page.of(
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT c.*, r.*, f.payer, f.deposit + f.processing + f.fee AS charged,
                          (SELECT coalesce(sum(d.amount), 0) FROM earnings.chargeback_draw d
                            WHERE d.chargeback = c.id) AS frozen
                        FROM earnings.chargeback c LEFT JOIN earnings.funding f ON f.id = c.funding
                        LEFT JOIN earnings.chargeback_reply r ON r.chargeback = c.id
                        WHERE (:state::text IS NULL OR c.state = :state)
                          AND (:from::text IS NULL OR (c.opened_at, c.id) > (
                            SELECT opened_at, id FROM earnings.chargeback WHERE id = :from))
                        ORDER BY c.opened_at, c.id LIMIT :rows
                        """)
                    .bind("state", state == null ? null : state.toUpperCase(Locale.ROOT))
                    .bind("from", after)
                    .bind("rows", limit + 1)
                    .map((row, _) -> chargeback(row))
                    .list()),
        limit,
        ChargebackView::id);
  }

  private static RefundView refund(ResultSet row) throws SQLException {
    String reason = row.getString("reason");
    return new RefundView(
        new RefundId(row.getObject("id", UUID.class)),
        row.getString("pot"),
        new FundingId(row.getObject("funding", UUID.class)),
        Money.of(row.getLong("amount") + row.getLong("fee"), row.getString("commodity")),
        row.getInt("attempt"),
        reason == null ? "" : reason,
        instant(row, "again_at"));
  }

  private static ChargebackView chargeback(ResultSet row) throws SQLException {
    String currency = row.getString("commodity");
    String state = row.getString("state");
    UUID funding = row.getObject("funding", UUID.class);
    UUID payer = row.getObject("payer", UUID.class);
    long withdrawn = row.getLong("withdrawn");
    long concerned = funding == null ? 0 : Math.min(withdrawn, row.getLong("charged"));
    long frozen = row.getLong("frozen");
    long suspense = state.equals("LOST") ? withdrawn - concerned - row.getLong("explained") : 0;
    return new ChargebackView(
        row.getString("id"),
        row.getString("charge"),
        funding == null ? null : new FundingId(funding),
        row.getString("pot"),
        payer == null ? null : new PartyId(payer),
        Money.of(withdrawn, currency),
        Money.of(row.getLong("fee"), currency),
        Money.of(frozen, currency),
        Money.of(concerned - frozen - row.getLong("fee_back"), currency),
        Money.of(suspense, currency),
        row.getString("reason"),
        state.toLowerCase(Locale.ROOT),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        instant(row, "ended_at"),
        row.getString("chargeback") == null ? null : JdbcChargebackLog.reply(row));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
