package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.ChargebackLog;
import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.domain.earnings.Chargeback;
import io.clipgen.domain.earnings.ChargebackReply;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.Tranche;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
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

/// Disputes of payments, in `earnings.chargeback` and `earnings.chargeback_draw`.
@Singleton
final class JdbcChargebackLog implements ChargebackLog {

  private final Database database;
  private final Fundings fundings;

  JdbcChargebackLog(Database database, Fundings fundings) {
    this.database = database;
    this.fundings = fundings;
  }

  @Override
  public Optional<String> lastSeen() {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT id FROM earnings.dispute_seen ORDER BY number DESC LIMIT 1")
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public void seen(String id, @Nullable Instant askAt) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO earnings.dispute_seen (id, ask_at) VALUES (:id, :ask)
            ON CONFLICT (id) DO UPDATE SET ask_at = excluded.ask_at
            """)
        .bind("id", id)
        .bind("ask", askAt)
        .execute();
  }

  @Override
  public List<String> toAsk(Instant now, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM earnings.dispute_seen WHERE ask_at <= :now
                    ORDER BY ask_at, id LIMIT :limit
                    """)
                .bind("now", now)
                .bind("limit", limit)
                .mapTo(String.class)
                .list());
  }

  @Override
  public void askSoon(String id, Instant now) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.dispute_seen SET ask_at = :now
            WHERE id = :id
            """)
        .bind("id", id)
        .bind("now", now)
        .execute();
  }

  @Override
  public void add(Chargeback chargeback) {
    Funding funding = chargeback.funding();
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO earnings.chargeback (
              id, charge, funding, pot, withdrawn, fee, commodity, reason, reopen, state, opened_at)
            VALUES (
              :id, :charge, :funding, :pot, :withdrawn, :fee, :commodity, :reason, :reopen, 'OPEN', :at)
            """)
        .bind("id", chargeback.id())
        .bind("charge", chargeback.charge())
        .bind("funding", funding == null ? null : funding.id().value())
        .bind("pot", funding == null ? null : funding.pot())
        .bind("withdrawn", chargeback.withdrawn().minor())
        .bind("fee", chargeback.fee().minor())
        .bind("commodity", chargeback.withdrawn().currency())
        .bind("reason", chargeback.reason())
        .bind("reopen", chargeback.reopen())
        .bind("at", chargeback.openedAt())
        .execute();
    for (Tranche.Draw draw : chargeback.frozen()) {
      database
          .inTransaction()
          .createUpdate(
              """
              INSERT INTO earnings.chargeback_draw (chargeback, funding, amount)
              VALUES (:id, :funding, :amount)
              """)
          .bind("id", chargeback.id())
          .bind("funding", draw.funding().value())
          .bind("amount", draw.amount().minor())
          .execute();
    }
  }

  @Override
  public Optional<Chargeback> lock(String id) {
    List<Tranche.Draw> frozen =
        database
            .inTransaction()
            .createQuery(
                """
                SELECT d.*, c.commodity FROM earnings.chargeback_draw d
                JOIN earnings.chargeback c ON c.id = d.chargeback
                WHERE d.chargeback = :id ORDER BY d.funding
                """)
            .bind("id", id)
            .map(
                (row, _) ->
                    new Tranche.Draw(
                        new FundingId(row.getObject("funding", UUID.class)),
                        Money.of(row.getLong("amount"), row.getString("commodity"))))
            .list();
    return database
        .inTransaction()
        .createQuery("SELECT * FROM earnings.chargeback WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", id)
        .map((row, _) -> chargeback(row, frozen))
        .findOne();
  }

  @Override
  public void save(Chargeback chargeback) {
    DebtId debt = chargeback.debt();
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.chargeback
            SET state = :state, ended_at = :at, debt = :debt, fee_back = :feeBack
            WHERE id = :id AND state <> 'WON'
            """)
        .bind("id", chargeback.id())
        .bind("state", chargeback.state().name())
        .bind("at", chargeback.endedAt())
        .bind("debt", debt == null ? null : debt.value())
        .bind("feeBack", chargeback.feeBack().minor())
        .execute();
  }

  @Override
  public Optional<ChargebackReply> reply(String id) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM earnings.chargeback_reply WHERE chargeback = :id")
        .bind("id", id)
        .map((row, _) -> reply(row))
        .findOne();
  }

  static ChargebackReply reply(ResultSet row) throws SQLException {
    return new ChargebackReply(
        row.getString("chargeback"),
        row.getInt("attempt"),
        row.getString("evidence"),
        new PartyId(row.getObject("by", UUID.class)),
        row.getObject("at", OffsetDateTime.class).toInstant(),
        ChargebackReply.State.valueOf(row.getString("reply_state")),
        row.getString("refusal"));
  }

  @Override
  public void save(ChargebackReply reply) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO earnings.chargeback_reply (
              chargeback, attempt, evidence, by, at, reply_state, refusal)
            VALUES (:id, :attempt, :evidence, :by, :at, :state, :refusal)
            ON CONFLICT (chargeback) DO UPDATE SET attempt = excluded.attempt,
              evidence = excluded.evidence, by = excluded.by, at = excluded.at,
              reply_state = excluded.reply_state, refusal = excluded.refusal
            """)
        .bind("id", reply.chargeback())
        .bind("attempt", reply.attempt())
        .bind("evidence", reply.evidence())
        .bind("by", reply.by().value())
        .bind("at", reply.at())
        .bind("state", reply.state().name())
        .bind("refusal", reply.reason())
        .execute();
  }

  @Override
  public void explain(String id, Money amount) {
    database
        .inTransaction()
        .createUpdate(
            "UPDATE earnings.chargeback SET explained = explained + :amount WHERE id = :id")
        .bind("id", id)
        .bind("amount", amount.minor())
        .execute();
  }

  @Override
  public Money taken(FundingId payment, String besides, String currency) {
    return Money.of(
        database
            .inTransaction()
            .createQuery(
                """
                SELECT coalesce(sum(d.amount), 0) FROM earnings.chargeback_draw d
                JOIN earnings.chargeback c ON c.id = d.chargeback
                WHERE d.funding = :payment AND c.state <> 'WON' AND c.id <> :besides
                """)
            .bind("payment", payment.value())
            .bind("besides", besides)
            .mapTo(Long.class)
            .one(),
        currency);
  }

  @Override
  public boolean openOn(String pot) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (
                      SELECT FROM earnings.chargeback WHERE pot = :pot AND state = 'OPEN')
                    """)
                .bind("pot", pot)
                .mapTo(Boolean.class)
                .one());
  }

  private Chargeback chargeback(ResultSet row, List<Tranche.Draw> frozen) throws SQLException {
    String currency = row.getString("commodity");
    UUID funding = row.getObject("funding", UUID.class);
    UUID debt = row.getObject("debt", UUID.class);
    OffsetDateTime ended = row.getObject("ended_at", OffsetDateTime.class);
    return new Chargeback(
        row.getString("id"),
        row.getString("charge"),
        funding == null ? null : fundings.find(new FundingId(funding)).orElseThrow(),
        Money.of(row.getLong("withdrawn"), currency),
        Money.of(row.getLong("fee"), currency),
        frozen,
        row.getString("reason"),
        row.getBoolean("reopen"),
        Money.of(row.getLong("fee_back"), currency),
        Money.of(row.getLong("explained"), currency),
        Chargeback.State.valueOf(row.getString("state")),
        row.getObject("opened_at", OffsetDateTime.class).toInstant(),
        ended == null ? null : ended.toInstant(),
        debt == null ? null : new DebtId(debt));
  }
}
