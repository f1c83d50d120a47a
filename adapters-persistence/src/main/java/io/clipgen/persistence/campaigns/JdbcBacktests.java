package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.port.Backtests;
import io.clipgen.application.campaigns.query.BacktestBoard;
import io.clipgen.application.campaigns.query.BacktestView;
import io.clipgen.application.campaigns.query.BacktestView.Change;
import io.clipgen.application.campaigns.query.BacktestView.PayeeView;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.application.campaigns.query.BacktestView.UncoveredView;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// Backtests and what they have found, in the tables of `campaigns`.
@Singleton
final class JdbcBacktests implements Backtests, BacktestBoard {

  private static final long BEFORE_ALL = Long.MIN_VALUE;
  private static final UUID NOBODY = new UUID(0, 0);

  private final Database database;

  JdbcBacktests(Database database) {
    this.database = database;
  }

  @Override
  public void add(Asked asked) {
    PartyId by = asked.by();
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO campaigns.backtest (id, asked_by, asked_at, proposal, currency)
            VALUES (:id, :by, :at, :proposal::jsonb, :currency)
            """)
        .bind("id", asked.id().value())
        .bind("by", by == null ? null : by.value())
        .bind("at", asked.at())
        .bind("proposal", BacktestRow.write(asked.proposal()))
        .bind("currency", asked.currency())
        .execute();
  }

  @Override
  public Optional<Asked> asked(BacktestId id) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM campaigns.backtest WHERE id = ?")
                .bind(0, id.value())
                .map(
                    (row, _) -> {
                      UUID by = row.getObject("asked_by", UUID.class);
                      return new Asked(
                          id,
                          by == null ? null : new PartyId(by),
                          BacktestRow.proposal(row.getString("proposal")),
                          row.getString("currency"),
                          at(row, "asked_at"));
                    })
                .findOne());
  }

  @Override
  public void clear(BacktestId id) {
    var handle = database.inTransaction();
    handle.execute("DELETE FROM campaigns.backtest_payee WHERE backtest = ?", id.value());
    handle.execute("DELETE FROM campaigns.backtest_campaign WHERE backtest = ?", id.value());
  }

  @Override
  public void addPayees(BacktestId id, Collection<Payee> payees) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO campaigns.backtest_payee (backtest, payee, claims, was, would)
            SELECT :id, p.* FROM unnest(:payees, :claims, :was, :would) AS p
            """)
        .bind("id", id.value())
        .bindArray("payees", UUID.class, payees.stream().map(each -> each.payee().value()).toList())
        .bindArray("claims", Long.class, payees.stream().map(Payee::claims).toList())
        .bindArray("was", Long.class, minor(payees, each -> each.earned().was().minor()))
        .bindArray("would", Long.class, minor(payees, each -> each.earned().would().minor()))
        .execute();
  }

  @Override
  public void addCampaigns(BacktestId id, Collection<CampaignPart> parts) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO campaigns.backtest_campaign AS c (backtest, campaign, paid_was, paid_would,
              reserved_was, reserved_would, fee_was, fee_would)
            SELECT :id, p.* FROM unnest(:campaigns, :paidWas, :paidWould, :reservedWas,
              :reservedWould, :feeWas, :feeWould) AS p
            ON CONFLICT (backtest, campaign) DO UPDATE SET
              paid_was = c.paid_was + excluded.paid_was,
              paid_would = c.paid_would + excluded.paid_would,
              reserved_was = c.reserved_was + excluded.reserved_was,
              reserved_would = c.reserved_would + excluded.reserved_would,
              fee_was = c.fee_was + excluded.fee_was,
              fee_would = c.fee_would + excluded.fee_would
            """)
        .bind("id", id.value())
        .bindArray(
            "campaigns", UUID.class, parts.stream().map(part -> part.campaign().value()).toList())
        .bindArray("paidWas", Long.class, minor(parts, part -> part.paid().was().minor()))
        .bindArray("paidWould", Long.class, minor(parts, part -> part.paid().would().minor()))
        .bindArray("reservedWas", Long.class, minor(parts, part -> part.reserved().was().minor()))
        .bindArray(
            "reservedWould", Long.class, minor(parts, part -> part.reserved().would().minor()))
        .bindArray("feeWas", Long.class, minor(parts, part -> part.fee().was().minor()))
        .bindArray("feeWould", Long.class, minor(parts, part -> part.fee().would().minor()))
        .execute();
  }

  private static <T> List<Long> minor(Collection<T> all, ToLongFunction<T> amount) {
    return all.stream().map(each -> amount.applyAsLong(each)).toList();
  }

  @Override
  public void finish(BacktestId id, Totals totals, Instant at) {
    var handle = database.inTransaction();
    handle.execute(
        """
        UPDATE campaigns.backtest_campaign b SET deposited = c.deposited
        FROM campaigns.campaign c WHERE b.backtest = ? AND c.id = b.campaign
        """,
        id.value());
    handle.execute(
        "UPDATE campaigns.backtest SET totals = ?::jsonb, ended_at = ? WHERE id = ?",
        BacktestRow.write(totals),
        at.atOffset(ZoneOffset.UTC),
        id.value());
  }

  @Override
  public void fail(BacktestId id, String reason, Instant at) {
    database.with(
        handle ->
            handle.execute(
                "UPDATE campaigns.backtest SET reason = ?, ended_at = ? WHERE id = ?",
                reason,
                at.atOffset(ZoneOffset.UTC),
                id.value()));
  }

  @Override
  public Optional<BacktestView> find(BacktestId id) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM campaigns.backtest WHERE id = ?")
                .bind(0, id.value())
                .map((row, _) -> view(id, row))
                .findOne());
  }

  private static BacktestView view(BacktestId id, ResultSet row) throws SQLException {
    String totals = row.getString("totals");
    return new BacktestView(
        id,
        BacktestRow.proposal(row.getString("proposal")),
        at(row, "asked_at"),
        row.getObject("ended_at") == null ? null : at(row, "ended_at"),
        totals == null ? null : BacktestRow.totals(totals, row.getString("currency")),
        row.getString("reason"));
  }

  @Override
  public Page<PayeeView> payees(BacktestId id, @Nullable String after, int limit) {
    long difference = BEFORE_ALL;
    UUID payee = NOBODY;
    if (after != null) {
      String[] place = after.split(":");
      difference = InvalidInput.reading("after", () -> Long.valueOf(place[0]));
      payee =
          InvalidInput.reading("after", () -> PartyId.parse(place.length == 2 ? place[1] : ""))
              .value();
    }
    long beyond = difference;
    UUID last = payee;
    List<PayeeView> rows =
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT p.*, b.currency FROM campaigns.backtest_payee p
                        JOIN campaigns.backtest b ON b.id = p.backtest
                        WHERE p.backtest = :id AND (p.difference, p.payee) > (:difference, :payee)
                        ORDER BY p.difference, p.payee LIMIT :rows
                        """)
                    .bind("id", id.value())
                    .bind("difference", beyond)
                    .bind("payee", last)
                    .bind("rows", limit + 1)
                    .map(
                        (row, _) ->
                            new PayeeView(
                                new PartyId(row.getObject("payee", UUID.class)),
                                row.getLong("claims"),
                                new Change(money(row, "was"), money(row, "would"))))
                    .list());
    return Page.of(
        rows, limit, row -> row.earned().difference().minor() + ":" + row.payee().text());
  }

  @Override
  public Page<UncoveredView> uncovered(BacktestId id, @Nullable String after, int limit) {
    UUID last =
        after == null
            ? NOBODY
            : InvalidInput.reading("after", () -> CampaignId.parse(after)).value();
    List<UncoveredView> rows =
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT u.*, c.brand, c.currency FROM campaigns.backtest_campaign u
                        JOIN campaigns.campaign c ON c.id = u.campaign
                        WHERE u.backtest = :id AND u.campaign > :last
                          AND u.reserved_would > u.deposited
                        ORDER BY u.campaign LIMIT :rows
                        """)
                    .bind("id", id.value())
                    .bind("last", last)
                    .bind("rows", limit + 1)
                    .map(
                        (row, _) ->
                            new UncoveredView(
                                new CampaignId(row.getObject("campaign", UUID.class)),
                                new PartyId(row.getObject("brand", UUID.class)),
                                money(row, "deposited"),
                                money(row, "reserved_would")))
                    .list());
    return Page.of(rows, limit, row -> row.campaign().text());
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return Money.of(row.getLong(column), row.getString("currency"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
