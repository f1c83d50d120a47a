package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.domain.earnings.FeeAccrual;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.PotFee;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.earnings.Tranche;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.RefundId;
import io.clipgen.domain.shared.Share;
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

/// Payments into pots and what goes back, in `earnings.funding` and `earnings.refund`.
@Singleton
final class JdbcFundings implements Fundings {

  private final Database database;

  JdbcFundings(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Funding funding) {
    return database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO earnings.funding (
                  id, pot, payer, deposit, processing, fee, fee_bp, fee_rule, cost, commodity,
                  payment_method, state)
                VALUES (
                  :id, :pot, :payer, :deposit, :processing, :fee, :feeBp, :feeRule, :cost, :commodity,
                  :method, 'PENDING')
                ON CONFLICT (id) DO NOTHING
                """)
            .bind("id", funding.id().value())
            .bind("pot", funding.pot())
            .bind("payer", funding.payer().value())
            .bind("deposit", funding.deposit().minor())
            .bind("processing", funding.processing().minor())
            .bind("fee", funding.fee().minor())
            .bind("feeBp", funding.terms().share().basisPoints())
            .bind("feeRule", funding.terms().rule())
            .bind("cost", funding.cost().minor())
            .bind("commodity", funding.deposit().currency())
            .bind("method", funding.paymentMethod())
            .execute()
        > 0;
  }

  @Override
  public Optional<Funding> find(FundingId id) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM earnings.funding WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> funding(row))
                .findOne());
  }

  @Override
  public Optional<Funding> lock(FundingId id) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM earnings.funding WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", id.value())
        .map((row, _) -> funding(row))
        .findOne();
  }

  @Override
  public void save(Funding funding) {
    switch (funding.state()) {
      case Funding.State.Pending _ ->
          throw new IllegalArgumentException("a payment never becomes pending again");
      case Funding.State.Booked(var receipt, var at) ->
          update(
              funding.id(),
              """
              UPDATE earnings.funding
              SET state = 'BOOKED', receipt = :text, booked_at = :at, ask_at = :at, free = deposit
              WHERE id = :id AND state = 'PENDING'
              """,
              receipt,
              at);
      case Funding.State.Settled(var receipt, var at) ->
          update(
              funding.id(),
              """
              UPDATE earnings.funding SET state = 'SETTLED', settled_at = :at
              WHERE id = :id AND state = 'BOOKED' AND receipt = :text
              """,
              receipt,
              at);
      case Funding.State.Refused(var reason) ->
          update(
              funding.id(),
              """
              UPDATE earnings.funding SET state = 'REFUSED', reason = :text
              WHERE id = :id AND state = 'PENDING'
              """,
              reason,
              Instant.EPOCH);
    }
  }

  private void update(FundingId id, String sql, String text, Instant at) {
    database
        .inTransaction()
        .createUpdate(sql)
        .bind("id", id.value())
        .bind("text", text)
        .bind("at", at)
        .execute();
  }

  @Override
  public Money deposited(String pot, String currency) {
    return Money.of(
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT coalesce(sum(deposit), 0) FROM earnings.funding
                        WHERE pot = :pot AND commodity = :commodity AND state IN ('BOOKED', 'SETTLED')
                        """)
                    .bind("pot", pot)
                    .bind("commodity", currency)
                    .mapTo(Long.class)
                    .one()),
        currency);
  }

  @Override
  public List<Funding> unsettled(Instant now, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM earnings.funding WHERE state = 'BOOKED' AND ask_at <= :now
                    ORDER BY ask_at, id LIMIT :limit
                    """)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, _) -> funding(row))
                .list());
  }

  @Override
  public void askAgain(FundingId id, Instant at) {
    database
        .inTransaction()
        .createUpdate(
            "UPDATE earnings.funding SET ask_at = :at WHERE id = :id AND state = 'BOOKED'")
        .bind("id", id.value())
        .bind("at", at)
        .execute();
  }

  @Override
  public List<Tranche> newestFirst(String pot, String currency) {
    // Locked in the order of their ids, listed in the order of their time.
    return database
        .inTransaction()
        .createQuery(
            """
            WITH locked AS (
              SELECT id, free, commodity, booked_at FROM earnings.funding
              WHERE pot = :pot AND commodity = :commodity AND free > 0
              ORDER BY id FOR NO KEY UPDATE
            )
            SELECT * FROM locked ORDER BY booked_at DESC, id DESC
            """)
        .bind("pot", pot)
        .bind("commodity", currency)
        .map(
            (row, _) ->
                new Tranche(
                    new FundingId(row.getObject("id", UUID.class)),
                    Money.of(row.getLong("free"), row.getString("commodity"))))
        .list();
  }

  @Override
  public void take(List<Tranche.Draw> draws) {
    draws.forEach(draw -> change(draw.funding(), -draw.amount().minor()));
  }

  @Override
  public void thaw(List<Tranche.Draw> draws) {
    draws.forEach(draw -> change(draw.funding(), draw.amount().minor()));
  }

  @Override
  public void giveBack(Refund refund) {
    change(refund.funding(), refund.amount().minor());
    refundFee(refund.funding(), -refund.fee().minor());
  }

  private void refundFee(FundingId id, long fee) {
    if (fee != 0) {
      database
          .inTransaction()
          .createUpdate(
              "UPDATE earnings.funding SET fee_refunded = fee_refunded + :fee WHERE id = :id")
          .bind("id", id.value())
          .bind("fee", fee)
          .execute();
    }
  }

  @Override
  public List<FeeDraw> feeDraws(String source) {
    return database
        .inTransaction()
        .createQuery(
            """
            WITH drawn AS (
              SELECT d.funding, d.amount,
                sum(d.amount) OVER (ORDER BY f.booked_at, f.id) - d.amount AS older
              FROM earnings.draw d JOIN earnings.funding f ON f.id = d.funding
              WHERE d.source = :source
            ), locked AS (
              SELECT * FROM earnings.funding
              WHERE fee > 0 AND id IN (SELECT funding FROM drawn)
              ORDER BY id FOR NO KEY UPDATE
            )
            SELECT l.*, d.amount AS drawn, d.older
            FROM locked l JOIN drawn d ON d.funding = l.id ORDER BY d.older, l.booked_at, l.id
            """)
        .bind("source", source)
        .map(
            (row, _) -> {
              FeeAccrual accrual = accrual(row);
              String currency = accrual.charged().currency();
              return new FeeDraw(
                  accrual,
                  Money.of(row.getLong("older"), currency),
                  Money.of(row.getLong("drawn"), currency));
            })
        .list();
  }

  @Override
  public List<FeeKept> fees(String pot, String currency) {
    return database
        .inTransaction()
        .createQuery(
            """
            WITH locked AS (
              SELECT * FROM earnings.funding
              WHERE pot = :pot AND commodity = :commodity AND fee > 0
                AND state IN ('BOOKED', 'SETTLED')
              ORDER BY id FOR NO KEY UPDATE
            ), drawn AS (
              SELECT d.funding, d.amount, r.base - r.lost AS base,
                sum(d.amount) OVER (PARTITION BY d.source ORDER BY f.booked_at, f.id) - d.amount
                  AS older
              FROM earnings.reserve r
              JOIN earnings.draw d ON d.source = r.source
              JOIN earnings.funding f ON f.id = d.funding
              WHERE r.pot = :pot AND EXISTS (SELECT FROM locked)
            ), kept AS (
              SELECT funding, sum(least(amount, greatest(0, base - older))) AS amount
              FROM drawn GROUP BY funding
            )
            SELECT l.*, coalesce(k.amount, 0) AS kept
            FROM locked l LEFT JOIN kept k ON k.funding = l.id
            ORDER BY l.booked_at DESC, l.id DESC
            """)
        .bind("pot", pot)
        .bind("commodity", currency)
        .map(
            (row, _) ->
                new FeeKept(
                    accrual(row),
                    Money.of(row.getLong("kept"), currency),
                    Money.of(row.getLong("free"), currency)))
        .list();
  }

  @Override
  public void feeBack(FundingId id, Money part) {
    refundFee(id, part.minor());
  }

  @Override
  public void spent(List<FeeAccrual> accruals) {
    if (accruals.isEmpty()) {
      return;
    }
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.funding f SET spent = s.spent
            FROM unnest(:ids, :spent) AS s (id, spent) WHERE f.id = s.id
            """)
        .bindArray("ids", UUID.class, accruals.stream().map(a -> a.funding().value()).toList())
        .bindArray("spent", Long.class, accruals.stream().map(a -> a.spent().minor()).toList())
        .execute();
  }

  @Override
  public Money expenseUnderWay(String currency) {
    return Money.of(
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT coalesce(sum(cost - processing), 0) FROM earnings.funding
                        WHERE state = 'PENDING' AND commodity = :commodity
                        """)
                    .bind("commodity", currency)
                    .mapTo(Long.class)
                    .one()),
        currency);
  }

  private static FeeAccrual accrual(ResultSet row) throws SQLException {
    String currency = row.getString("commodity");
    return new FeeAccrual(
        new FundingId(row.getObject("id", UUID.class)),
        Money.of(row.getLong("fee"), currency),
        terms(row),
        Money.of(row.getLong("fee_refunded"), currency),
        Money.of(row.getLong("spent"), currency));
  }

  private static PotFee terms(ResultSet row) throws SQLException {
    return new PotFee(Share.ofBasisPoints(row.getInt("fee_bp")), row.getString("fee_rule"));
  }

  private void change(FundingId id, long amount) {
    database
        .inTransaction()
        .createUpdate("UPDATE earnings.funding SET free = free + :amount WHERE id = :id")
        .bind("id", id.value())
        .bind("amount", amount)
        .execute();
  }

  @Override
  public void add(Refund refund) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO earnings.refund (id, pot, funding, amount, fee, commodity, state, attempt)
            VALUES (:id, :pot, :funding, :amount, :fee, :commodity, :state, :attempt)
            """)
        .bind("id", refund.id().value())
        .bind("pot", refund.pot())
        .bind("funding", refund.funding().value())
        .bind("amount", refund.amount().minor())
        .bind("fee", refund.fee().minor())
        .bind("commodity", refund.amount().currency())
        .bind("state", refund.state().name())
        .bind("attempt", refund.attempt())
        .execute();
    refundFee(refund.funding(), refund.fee().minor());
  }

  @Override
  public Optional<Refund> lock(RefundId id) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM earnings.refund WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", id.value())
        .map((row, _) -> refund(row))
        .findOne();
  }

  @Override
  public void save(RefundId id, Refund.State state) {
    database
        .inTransaction()
        .createUpdate("UPDATE earnings.refund SET state = :state WHERE id = :id")
        .bind("id", id.value())
        .bind("state", state.name())
        .execute();
  }

  @Override
  public void reopen(RefundId id, String reason, @Nullable Instant againAt) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.refund
            SET state = 'REOPENED', reason = :reason, again_at = :again, look_at = NULL
            WHERE id = :id
            """)
        .bind("id", id.value())
        .bind("reason", reason)
        .bind("again", againAt)
        .execute();
  }

  @Override
  public List<RefundId> toTryAgain(Instant now, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id FROM earnings.refund WHERE again_at <= :now
                    ORDER BY again_at, id LIMIT :limit
                    """)
                .bind("now", now)
                .bind("limit", limit)
                .map((row, _) -> new RefundId(row.getObject("id", UUID.class)))
                .list());
  }

  @Override
  public Optional<Refund> lockAgain(RefundId id, Instant now) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT * FROM earnings.refund WHERE id = :id AND again_at <= :now FOR NO KEY UPDATE
            """)
        .bind("id", id.value())
        .bind("now", now)
        .map((row, _) -> refund(row))
        .findOne();
  }

  @Override
  public void replaceReopened(String pot) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.refund SET again_at = NULL, replaced = true
            WHERE pot = :pot AND state = 'REOPENED' AND NOT replaced
            """)
        .bind("pot", pot)
        .execute();
  }

  @Override
  public void replace(RefundId id) {
    database
        .inTransaction()
        .createUpdate("UPDATE earnings.refund SET again_at = NULL, replaced = true WHERE id = :id")
        .bind("id", id.value())
        .execute();
  }

  @Override
  public boolean refused(RefundId id) {
    return database
        .inTransaction()
        .createQuery(
            "SELECT state = 'REOPENED' AND NOT replaced FROM earnings.refund WHERE id = :id")
        .bind("id", id.value())
        .mapTo(Boolean.class)
        .one();
  }

  @Override
  public boolean returnedByHand(RefundId id, String reference) {
    boolean fresh =
        database
                .inTransaction()
                .createUpdate(
                    """
                    INSERT INTO earnings.refund_by_hand (reference, refund) VALUES (:reference, :id)
                    ON CONFLICT (reference) DO NOTHING
                    """)
                .bind("reference", reference)
                .bind("id", id.value())
                .execute()
            > 0;
    if (fresh) {
      database
          .inTransaction()
          .createUpdate("UPDATE earnings.refund SET state = 'DONE', again_at = NULL WHERE id = :id")
          .bind("id", id.value())
          .execute();
    }
    return fresh;
  }

  @Override
  public void watch(RefundId id, String receipt, @Nullable Instant lookAt) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.refund SET receipt = :receipt, look_at = :look,
              done_at = coalesce(done_at, :look)
            WHERE id = :id AND state = 'DONE'
            """)
        .bind("id", id.value())
        .bind("receipt", receipt)
        .bind("look", lookAt)
        .execute();
  }

  @Override
  public List<Watched> watched(Instant now, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT id, receipt, done_at FROM earnings.refund
                    WHERE look_at <= :now ORDER BY look_at, id LIMIT :limit
                    """)
                .bind("now", now)
                .bind("limit", limit)
                .map(
                    (row, _) ->
                        new Watched(
                            new RefundId(row.getObject("id", UUID.class)),
                            row.getString("receipt"),
                            instant(row, "done_at")))
                .list());
  }

  @Override
  public void lookSoon(String receipt, Instant now) {
    database
        .inTransaction()
        .createUpdate(
            "UPDATE earnings.refund SET look_at = :now WHERE receipt = :receipt AND state = 'DONE'")
        .bind("receipt", receipt)
        .bind("now", now)
        .execute();
  }

  @Override
  public Optional<Funding> charged(String receipt) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM earnings.funding WHERE receipt = :receipt")
                .bind("receipt", receipt)
                .map((row, _) -> funding(row))
                .findOne());
  }

  @Override
  public List<Refund> waiting(FundingId funding) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT * FROM earnings.refund WHERE funding = :funding AND state = 'WAITING'
            ORDER BY id FOR NO KEY UPDATE
            """)
        .bind("funding", funding.value())
        .map((row, _) -> refund(row))
        .list();
  }

  private static Funding funding(ResultSet row) throws SQLException {
    String currency = row.getString("commodity");
    return new Funding(
        new FundingId(row.getObject("id", UUID.class)),
        row.getString("pot"),
        new PartyId(row.getObject("payer", UUID.class)),
        Money.of(row.getLong("deposit"), currency),
        Money.of(row.getLong("processing"), currency),
        Money.of(row.getLong("fee"), currency),
        terms(row),
        Money.of(row.getLong("cost"), currency),
        row.getString("payment_method"),
        state(row));
  }

  private static Funding.State state(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return switch (state) {
      case "PENDING" -> new Funding.State.Pending();
      case "BOOKED" ->
          new Funding.State.Booked(row.getString("receipt"), instant(row, "booked_at"));
      case "SETTLED" ->
          new Funding.State.Settled(row.getString("receipt"), instant(row, "settled_at"));
      case "REFUSED" -> new Funding.State.Refused(row.getString("reason"));
      default -> throw new IllegalStateException("a funding cannot be " + state);
    };
  }

  private static Refund refund(ResultSet row) throws SQLException {
    return new Refund(
        new RefundId(row.getObject("id", UUID.class)),
        row.getString("pot"),
        new FundingId(row.getObject("funding", UUID.class)),
        Money.of(row.getLong("amount"), row.getString("commodity")),
        Money.of(row.getLong("fee"), row.getString("commodity")),
        Refund.State.valueOf(row.getString("state")),
        row.getInt("attempt"));
  }

  private static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
