package io.clipgen.persistence.payouts;

import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Payouts in `payouts.payout`, their history in `payouts.step`, accounts in `payouts.account`.
@Singleton
final class JdbcPayouts implements Payouts {

  private final Database database;

  JdbcPayouts(Database database) {
    this.database = database;
  }

  @Override
  public void addAll(List<Added> added) {
    if (added.isEmpty()) {
      return;
    }
    database
        .inTransaction()
        .createUpdate(
            """
            WITH fresh AS (
              INSERT INTO payouts.payout (
                id, payee, amount, commodity, account, attempt, requested_at, state, occasion)
              SELECT * FROM unnest(:ids, :payees, :amounts, :commodities, :accounts, :attempts,
                :times::timestamptz[], :states, :occasions)
              RETURNING id, state, attempt, requested_at
            )
            INSERT INTO payouts.step (payout, number, state, attempt, reason, at)
            SELECT f.id, 1, f.state, f.attempt, n.note, f.requested_at
            FROM fresh f JOIN unnest(:ids, :notes) AS n (id, note) ON n.id = f.id
            """)
        .bindArray("ids", UUID.class, each(added, one -> one.payout().id().value()))
        .bindArray("payees", UUID.class, each(added, one -> one.payout().payee().value()))
        .bindArray("amounts", Long.class, each(added, one -> one.payout().amount().minor()))
        .bindArray(
            "commodities", String.class, each(added, one -> one.payout().amount().currency()))
        .bindArray("accounts", String.class, each(added, one -> one.payout().account()))
        .bindArray("attempts", Integer.class, each(added, one -> one.payout().attempt()))
        .bindArray("times", String.class, each(added, one -> one.payout().requestedAt().toString()))
        .bindArray("states", String.class, each(added, one -> state(one.payout())))
        .bindArray("occasions", String.class, each(added, Added::occasion))
        .bindArray("notes", String.class, each(added, Added::note))
        .execute();
  }

  private static String state(Payout payout) {
    return PayoutRow.from(payout.state()).state();
  }

  private static <T> @Nullable Object[] each(List<T> rows, Column<T> column) {
    var cells = new @Nullable Object[rows.size()];
    for (int i = 0; i < cells.length; i++) {
      cells[i] = column.of(rows.get(i));
    }
    return cells;
  }

  private interface Column<T> {
    @Nullable Object of(T row);
  }

  @Override
  public Optional<PayoutId> find(PartyId payee, String occasion) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT id FROM payouts.payout WHERE payee = :payee AND occasion = :occasion")
                .bind("payee", payee.value())
                .bind("occasion", occasion)
                .mapTo(UUID.class)
                .findOne()
                .map(PayoutId::new));
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
  public void saveAll(List<Payout> payouts, Instant at, @Nullable String note) {
    List<PayoutRow> rows = payouts.stream().map(one -> PayoutRow.from(one.state())).toList();
    database
        .inTransaction()
        .createUpdate(
            """
            WITH change AS (
              SELECT * FROM unnest(:ids, :attempts, :states, :befores, :transfers, :banks, :reasons,
                :reasonsBefore, :paid::timestamptz[])
              AS c (id, attempt, state, before, transfer, bank, reason, reason_before, paid_at)
            ), changed AS (
              UPDATE payouts.payout p SET
                attempt = c.attempt, state = c.state, before = c.before, transfer = c.transfer,
                bank = c.bank, reason = c.reason, reason_before = c.reason_before,
                paid_at = c.paid_at
              FROM change c WHERE p.id = c.id
            )
            INSERT INTO payouts.step (payout, number, state, attempt, reason, at)
            SELECT c.id, 1 + (SELECT count(*) FROM payouts.step s WHERE s.payout = c.id),
              c.state, c.attempt, coalesce(c.reason, :note), :at
            FROM change c
            """)
        .bindArray("ids", UUID.class, each(payouts, one -> one.id().value()))
        .bindArray("attempts", Integer.class, each(payouts, Payout::attempt))
        .bindArray("states", String.class, each(rows, PayoutRow::state))
        .bindArray("befores", String.class, each(rows, PayoutRow::before))
        .bindArray("transfers", String.class, each(rows, PayoutRow::transfer))
        .bindArray("banks", String.class, each(rows, PayoutRow::bank))
        .bindArray("reasons", String.class, each(rows, PayoutRow::reason))
        .bindArray("reasonsBefore", String.class, each(rows, PayoutRow::reasonBefore))
        .bindArray(
            "paid",
            String.class,
            each(rows, row -> row.paidAt() == null ? null : row.paidAt().toString()))
        .bind("note", note)
        .bind("at", at)
        .execute();
  }

  @Override
  public List<Payout> lockAll(Collection<PayoutId> ids) {
    return database
        .inTransaction()
        .createQuery(
            "SELECT * FROM payouts.payout WHERE id = ANY (:ids) ORDER BY id FOR NO KEY UPDATE")
        .bindArray("ids", UUID.class, ids.stream().map(PayoutId::value).toList())
        .map((row, _) -> PayoutRow.payout(row))
        .list();
  }

  @Override
  public List<PayoutId> waiting(Waiting which, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT p.id FROM payouts.payout p
                    WHERE p.state = 'REQUESTED'
                      AND (:upTo::bigint IS NULL OR p.amount <= :upTo::bigint)
                      AND (:before::timestamptz IS NULL OR p.requested_at < :before::timestamptz)
                      AND (:run::uuid IS NULL OR EXISTS (
                        SELECT FROM payouts.run_item i WHERE i.id = p.id AND i.run = :run::uuid))
                    ORDER BY p.id LIMIT :limit
                    """)
                .bind("upTo", which.upTo())
                .bind("before", which.before())
                .bind("run", which.run() == null ? null : which.run().value())
                .bind("limit", limit)
                .mapTo(UUID.class)
                .map(PayoutId::new)
                .list());
  }

  @Override
  public boolean keepReference(String reference, PayoutId payout, PartyId by, Instant at) {
    return database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO payouts.by_hand (reference, payout, by, at)
                VALUES (:reference, :payout, :by, :at) ON CONFLICT (reference) DO NOTHING
                """)
            .bind("reference", reference)
            .bind("payout", payout.value())
            .bind("by", by.value())
            .bind("at", at)
            .execute()
        > 0;
  }

  @Override
  public Optional<ApprovalPolicy.Payee> known(PartyId payee) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT opened_at, EXISTS (SELECT FROM payouts.payout p
                      WHERE p.payee = a.party AND p.paid_at IS NOT NULL) AS paid_before
                    FROM payouts.account a WHERE party = :party AND opened_at IS NOT NULL
                    """)
                .bind("party", payee.value())
                .map(
                    (row, _) ->
                        new ApprovalPolicy.Payee(
                            row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                            row.getBoolean("paid_before")))
                .findOne());
  }

  @Override
  public void opened(PartyId party, Instant at) {
    database
        .inTransaction()
        .createUpdate(
            "UPDATE payouts.account SET opened_at = coalesce(opened_at, :at) WHERE party = :party")
        .bind("party", party.value())
        .bind("at", at)
        .execute();
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
