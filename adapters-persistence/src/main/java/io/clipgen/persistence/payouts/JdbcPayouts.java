package io.clipgen.persistence.payouts;

import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.statement.SqlStatement;

/// Payouts in `payouts.payout`, their history in `payouts.step`, accounts in `payouts.account`.
@Singleton
final class JdbcPayouts implements Payouts {

  private final Database database;

  JdbcPayouts(Database database) {
    this.database = database;
  }

  @Override
  public void add(Payout payout) {
    bind(
            payout,
            database
                .inTransaction()
                .createUpdate(
                    """
                    INSERT INTO payouts.payout (
                      id, payee, amount, commodity, account, attempt, requested_at, state)
                    VALUES (
                      :id, :payee, :amount, :commodity, :account, :attempt, :requestedAt, :state)
                    """))
        .bind("payee", payout.payee().value())
        .bind("amount", payout.amount().minor())
        .bind("commodity", payout.amount().currency())
        .bind("account", payout.account())
        .bind("requestedAt", payout.requestedAt())
        .execute();
    step(payout, payout.requestedAt());
  }

  @Override
  public Optional<Payout> lock(PayoutId id) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM payouts.payout WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", id.value())
        .map((row, _) -> PayoutRow.payout(row))
        .findOne();
  }

  @Override
  public void save(Payout payout, Instant at) {
    bind(
            payout,
            database
                .inTransaction()
                .createUpdate(
                    """
                    UPDATE payouts.payout SET
                      attempt = :attempt, state = :state, before = :before, transfer = :transfer,
                      bank = :bank, reason = :reason, reason_before = :reasonBefore,
                      paid_at = :paidAt
                    WHERE id = :id
                    """))
        .execute();
    step(payout, at);
  }

  private void step(Payout payout, Instant at) {
    bind(
            payout,
            database
                .inTransaction()
                .createUpdate(
                    """
                    INSERT INTO payouts.step (payout, number, state, attempt, reason, at)
                    SELECT :id, count(*) + 1, :state, :attempt, :reason, :at
                    FROM payouts.step WHERE payout = :id
                    """))
        .bind("at", at)
        .execute();
  }

  private static <S extends SqlStatement<S>> S bind(Payout payout, S statement) {
    PayoutRow row = PayoutRow.from(payout.state());
    return statement
        .bind("id", payout.id().value())
        .bind("attempt", payout.attempt())
        .bind("state", row.state())
        .bind("before", row.before())
        .bind("transfer", row.transfer())
        .bind("bank", row.bank())
        .bind("reason", row.reason())
        .bind("reasonBefore", row.reasonBefore())
        .bind("paidAt", row.paidAt());
  }

  @Override
  public List<Payout> toWatch(Instant now, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM payouts.payout WHERE watch_at <= :now
                    ORDER BY watch_at, id LIMIT :limit
                    """)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, _) -> PayoutRow.payout(row))
                .list());
  }

  @Override
  public void watchAgain(PayoutId id, Instant at) {
    database
        .inTransaction()
        .createUpdate("UPDATE payouts.payout SET watch_at = :at WHERE id = :id")
        .bind("id", id.value())
        .bind("at", at)
        .execute();
  }

  @Override
  public void stopWatching(PayoutId id) {
    database
        .inTransaction()
        .createUpdate("UPDATE payouts.payout SET watch_at = NULL WHERE id = :id")
        .bind("id", id.value())
        .execute();
  }

  @Override
  public Optional<PayoutAccount> account(PartyId party) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM payouts.account WHERE party = :party")
                .bind("party", party.value())
                .map((row, _) -> account(row))
                .findOne());
  }

  @Override
  public Optional<PayoutAccount> lockAccount(PartyId party) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM payouts.account WHERE party = :party FOR NO KEY UPDATE")
        .bind("party", party.value())
        .map((row, _) -> account(row))
        .findOne();
  }

  @Override
  public boolean add(PayoutAccount account) {
    return database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO payouts.account (party, attempt, state)
                VALUES (:party, :attempt, 'OPENING') ON CONFLICT (party) DO NOTHING
                """)
            .bind("party", account.party().value())
            .bind("attempt", account.attempt())
            .execute()
        > 0;
  }

  @Override
  public void save(PayoutAccount account) {
    var statement =
        database
            .inTransaction()
            .createUpdate(
                """
                UPDATE payouts.account
                SET attempt = :attempt, state = :state, name = :name, reason = :reason
                WHERE party = :party
                """)
            .bind("party", account.party().value())
            .bind("attempt", account.attempt());
    switch (account.state()) {
      case PayoutAccount.State.Opening _ ->
          statement
              .bind("state", "OPENING")
              .bind("name", (String) null)
              .bind("reason", (String) null);
      case PayoutAccount.State.Open(var name) ->
          statement.bind("state", "OPEN").bind("name", name).bind("reason", (String) null);
      case PayoutAccount.State.Refused(var reason) ->
          statement.bind("state", "REFUSED").bind("name", (String) null).bind("reason", reason);
    }
    statement.execute();
  }

  private static PayoutAccount account(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return new PayoutAccount(
        new PartyId(row.getObject("party", UUID.class)),
        row.getInt("attempt"),
        switch (state) {
          case "OPENING" -> new PayoutAccount.State.Opening();
          case "OPEN" -> new PayoutAccount.State.Open(row.getString("name"));
          case "REFUSED" -> new PayoutAccount.State.Refused(row.getString("reason"));
          default -> throw new IllegalStateException("an account cannot be " + state);
        });
  }
}
