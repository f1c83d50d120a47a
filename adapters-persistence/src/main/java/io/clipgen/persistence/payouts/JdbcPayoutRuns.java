package io.clipgen.persistence.payouts;

import io.clipgen.application.payouts.port.PayoutRuns;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.PayoutRun;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutRunId;
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

/// Schedules in `payouts.schedule`, runs in `payouts.run`, what they decided in `payouts.run_item`.
@Singleton
final class JdbcPayoutRuns implements PayoutRuns {

  private final Database database;

  JdbcPayoutRuns(Database database) {
    this.database = database;
  }

  @Override
  public Rhythm rhythm(PartyId party) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT rhythm FROM payouts.schedule WHERE party = :party")
                .bind("party", party.value())
                .mapTo(String.class)
                .findOne()
                .map(Rhythm::valueOf)
                .orElse(Rhythm.ON_DEMAND));
  }

  @Override
  public void choose(PartyId party, Rhythm rhythm, Instant at) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO payouts.schedule (party, rhythm, chosen_at) VALUES (:party, :rhythm, :at)
            ON CONFLICT (party) DO UPDATE SET rhythm = EXCLUDED.rhythm, chosen_at = EXCLUDED.chosen_at
            """)
        .bind("party", party.value())
        .bind("rhythm", rhythm.name())
        .bind("at", at)
        .execute();
  }

  @Override
  public boolean begin(PayoutRun run) {
    return database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO payouts.run (id, rhythm, period, number, dry, started_by, started_at)
                SELECT :id, :rhythm, :period, :number, :dry, :by, :at
                WHERE NOT EXISTS (
                  SELECT FROM payouts.run
                  WHERE rhythm = :rhythm AND period = :period AND number = :number)
                ON CONFLICT (rhythm, period, number) DO NOTHING
                """)
            .bind("id", run.id().value())
            .bind("rhythm", run.rhythm().name())
            .bind("period", run.period())
            .bind("number", run.number())
            .bind("dry", run.dry())
            .bind("by", run.by().map(PartyId::value).orElse(null))
            .bind("at", run.startedAt())
            .execute()
        > 0;
  }

  @Override
  public int lastNumber(Rhythm rhythm, String period) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT coalesce(max(number), 0) FROM payouts.run
                    WHERE rhythm = :rhythm AND period = :period
                    """)
                .bind("rhythm", rhythm.name())
                .bind("period", period)
                .mapTo(Integer.class)
                .one());
  }

  @Override
  public Optional<PayoutRun> lockOldestOpen(boolean byHand) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT * FROM payouts.run
            WHERE id = (
              SELECT id FROM payouts.run
              WHERE finished_at IS NULL AND (started_by IS NOT NULL OR NOT :byHand)
              ORDER BY id LIMIT 1)
            FOR NO KEY UPDATE SKIP LOCKED
            """)
        .bind("byHand", byHand)
        .map((row, _) -> run(row))
        .findOne()
        .filter(this::stillOpen);
  }

  // While the lock was taken another process may have finished it.
  private boolean stillOpen(PayoutRun run) {
    return database
        .inTransaction()
        .createQuery("SELECT finished_at IS NULL FROM payouts.run WHERE id = :id")
        .bind("id", run.id().value())
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public List<Payee> next(PayoutRun run, int limit) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT s.party, a.name, coalesce(a.opened_at, s.chosen_at) AS opened_at,
              EXISTS (SELECT FROM payouts.payout p
                WHERE p.payee = s.party AND p.paid_at IS NOT NULL) AS paid_before,
              EXISTS (SELECT FROM payouts.payout p
                WHERE p.payee = s.party AND p.occasion = :occasion) AS already_paid
            FROM payouts.schedule s
            LEFT JOIN payouts.account a ON a.party = s.party AND a.state = 'OPEN'
            WHERE s.rhythm = :rhythm AND s.rhythm <> 'ON_DEMAND'
              AND (:after::uuid IS NULL OR s.party > :after::uuid)
            ORDER BY s.party LIMIT :limit
            """)
        .bind("occasion", run.occasion())
        .bind("rhythm", run.rhythm().name())
        .bind("after", run.after().map(PartyId::value).orElse(null))
        .bind("limit", limit)
        .map((row, _) -> payee(row))
        .list();
  }

  @Override
  public void decided(PayoutRun run, List<Decided> page, Instant at) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO payouts.run_item (id, run, payee, amount, commodity, outcome, skipped, at)
            SELECT d.id, :run, d.payee, d.amount, d.commodity, d.outcome,
              NOT :dry AND d.outcome NOT IN ('approved', 'requested'), :at
            FROM unnest(:ids, :payees, :amounts, :commodities, :outcomes)
              AS d (id, payee, amount, commodity, outcome)
            """)
        .bind("run", run.id().value())
        .bind("dry", run.dry())
        .bind("at", at)
        .bindArray("ids", UUID.class, page.stream().map(one -> one.payout().value()).toList())
        .bindArray("payees", UUID.class, page.stream().map(one -> one.payee().value()).toList())
        .bindArray("amounts", Long.class, page.stream().map(one -> one.amount().minor()).toList())
        .bindArray(
            "commodities", String.class, page.stream().map(one -> one.amount().currency()).toList())
        .bindArray("outcomes", String.class, page.stream().map(Decided::outcome).toList())
        .execute();
    database
        .inTransaction()
        .createUpdate("UPDATE payouts.run SET after = :after WHERE id = :run")
        .bind("run", run.id().value())
        .bind("after", page.getLast().payee().value())
        .execute();
  }

  @Override
  public void finish(PayoutRunId run, Instant at) {
    database
        .inTransaction()
        .createUpdate("UPDATE payouts.run SET finished_at = :at WHERE id = :run")
        .bind("run", run.value())
        .bind("at", at)
        .execute();
  }

  private static Payee payee(ResultSet row) throws SQLException {
    String account = row.getString("name");
    return new Payee(
        new PartyId(row.getObject("party", UUID.class)),
        account,
        account == null
            ? null
            : new ApprovalPolicy.Payee(
                row.getObject("opened_at", OffsetDateTime.class).toInstant(),
                row.getBoolean("paid_before")),
        row.getBoolean("already_paid"));
  }

  private static PayoutRun run(ResultSet row) throws SQLException {
    return new PayoutRun(
        new PayoutRunId(row.getObject("id", UUID.class)),
        Rhythm.valueOf(row.getString("rhythm")),
        row.getString("period"),
        row.getInt("number"),
        row.getBoolean("dry"),
        party(row, "started_by"),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        party(row, "after"));
  }

  private static Optional<PartyId> party(ResultSet row, String column) throws SQLException {
    @Nullable UUID id = row.getObject(column, UUID.class);
    return Optional.ofNullable(id).map(PartyId::new);
  }
}
