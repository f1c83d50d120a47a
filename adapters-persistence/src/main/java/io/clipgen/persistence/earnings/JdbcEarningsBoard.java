package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.query.AccountView;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.query.EarningsView;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.query.LineView;
import io.clipgen.application.earnings.query.SolvencyView;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.Statement;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import io.clipgen.persistence.shared.Database;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Money as people see it, straight from the rows.
@Singleton
final class JdbcEarningsBoard implements EarningsBoard {

  /// When the last of the payments behind the line `l` that are on their way is expected to arrive;
  /// `null` if none is.
  private static final String SETTLES_AT =
      """
      (SELECT max(coalesce(f.ask_at, f.booked_at)) FROM earnings.draw d
        JOIN earnings.funding f ON f.id = d.funding
        WHERE d.source = l.source AND d.amount > 0 AND f.state <> 'SETTLED')""";

  private static final String UNSETTLED =
      ", and until the payment behind it has arrived at the provider for good";

  private final Database database;
  private final String currency;

  JdbcEarningsBoard(
      Database database,
      @Property(name = "clipgen.earnings.currency", defaultValue = "USD") String currency) {
    this.database = database;
    this.currency = currency;
  }

  @Override
  public EarningsView of(PartyId party) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT
                      (SELECT -(a.balance + coalesce((SELECT sum(d.amount) FROM earnings.delta d
                          WHERE d.account_id = a.id), 0))
                        FROM earnings.account a
                        WHERE a.code = :available AND a.commodity = :commodity) AS available,
                      (SELECT a.balance + coalesce((SELECT sum(d.amount) FROM earnings.delta d
                          WHERE d.account_id = a.id), 0)
                        FROM earnings.account a
                        WHERE a.code = :receivable AND a.commodity = :commodity) AS owed,
                      (SELECT sum(amount) FROM earnings.line
                        WHERE payee = :party AND commodity = :commodity AND state = 'HELD') AS held,
                      (SELECT min(greatest(l.until, %s)) FROM earnings.line l
                        WHERE l.payee = :party AND l.commodity = :commodity AND l.state = 'HELD'
                          AND l.hold IS NULL) AS next,
                      (SELECT sum(s.taken + s.owed) FROM earnings.stake s
                        JOIN earnings.hold h ON h.id = s.hold AND h.state = 'OPEN'
                        WHERE s.payee = :party AND s.commodity = :commodity) AS disputed,
                      sum(amount) FILTER (WHERE state = 'TAKEN') AS in_payout,
                      sum(amount) FILTER (WHERE state = 'SPENT') AS paid
                    FROM earnings.lot
                    WHERE payee = :party AND commodity = :commodity AND state IN ('TAKEN', 'SPENT')
                    """
                        .formatted(SETTLES_AT))
                .bind("party", party.value())
                .bind("commodity", currency)
                .bind("available", Account.available(party).code())
                .bind("receivable", Account.receivable(party).code())
                .map(
                    (row, _) ->
                        new EarningsView(
                            Money.of(row.getLong("available"), currency),
                            Money.of(row.getLong("held"), currency),
                            instant(row, "next"),
                            Money.of(row.getLong("in_payout"), currency),
                            Money.of(row.getLong("paid"), currency),
                            Money.of(row.getLong("owed"), currency),
                            Money.of(row.getLong("disputed"), currency)))
                .one());
  }

  @Override
  public Page<LineView> lines(PartyId party, @Nullable String after, int limit) {
    UUID before =
        after == null ? null : InvalidInput.reading("after", () -> LineId.parse(after)).value();
    List<LineView> rows =
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT l.*, h.reason AS hold_reason, h.at AS hold_since, %s AS settles_at
                        FROM earnings.line l LEFT JOIN earnings.hold h ON h.id = l.hold
                        WHERE l.payee = :party AND (:before::uuid IS NULL OR l.id < :before::uuid)
                        ORDER BY l.id DESC LIMIT :rows
                        """
                            .formatted(SETTLES_AT))
                    .bind("party", party.value())
                    .bind("before", before)
                    .bind("rows", limit + 1)
                    .map((row, _) -> line(row, instant(row, "settles_at")))
                    .list());
    return Page.of(rows, limit, row -> row.id().text());
  }

  @Override
  public Statement statement(PartyId party, Period period) {
    return database.call(
        () -> {
          Handle handle = database.inTransaction();
          handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
          return StatementRows.read(handle, party, period, currency);
        });
  }

  @Override
  public Optional<Explanation> explain(
      String id, @Nullable PartyId seer, @Nullable String after, int limit) {
    return database.call(
        () -> {
          Handle handle = database.inTransaction();
          handle.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
          return new ExplanationRows(handle, seer, after, limit).of(id);
        });
  }

  @Override
  public Optional<SolvencyView> solvency(String pot) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    WITH paid_in AS (
                      SELECT sum(deposit) AS amount FROM earnings.funding
                      WHERE pot = :pot AND commodity = :commodity AND state IN ('BOOKED', 'SETTLED')
                    ), line AS (
                      SELECT l.*, earnings.id_text('lin', l.id) AS name
                      FROM earnings.reserve r JOIN earnings.line l ON l.source = r.source
                      WHERE r.pot = :pot
                    ), account AS (
                      SELECT 'free' AS part, 'campaign:' || :pot || '.free' AS code
                      UNION ALL SELECT 'reserved', 'claim:' || source || '.base'
                        FROM earnings.reserve WHERE pot = :pot
                      UNION ALL SELECT 'reserved', 'claim:' || source || '.bonus'
                        FROM earnings.reserve WHERE pot = :pot
                      UNION ALL SELECT 'held', 'line:' || name || '.held' FROM line
                      UNION ALL SELECT 'fees', 'fee:' || name || '.deferred' FROM line
                    ), balance AS (
                      SELECT x.part, -sum(a.balance + coalesce((SELECT sum(d.amount)
                        FROM earnings.delta d WHERE d.account_id = a.id), 0)) AS amount
                      FROM account x JOIN earnings.account a
                        ON a.code = x.code AND a.commodity = :commodity
                      GROUP BY x.part
                    ), asked_back AS (
                      SELECT coalesce(sum(d.amount), 0) AS amount,
                        coalesce(sum(d.amount) FILTER (WHERE c.state = 'OPEN'), 0) AS undecided
                      FROM earnings.chargeback_draw d
                      JOIN earnings.chargeback c ON c.id = d.chargeback
                      WHERE c.pot = :pot AND c.commodity = :commodity AND c.state <> 'WON'
                    )
                    SELECT (SELECT amount FROM paid_in) AS deposits,
                      (SELECT amount FROM balance WHERE part = 'free') AS free,
                      (SELECT amount FROM balance WHERE part = 'reserved') AS reserved,
                      (SELECT amount FROM balance WHERE part = 'held') AS held,
                      (SELECT sum(amount) FROM line WHERE state = 'RELEASED') AS paid,
                      coalesce((SELECT amount FROM balance WHERE part = 'fees'), 0)
                        + coalesce((SELECT sum(fee) FROM line WHERE state = 'RELEASED'), 0) AS fees,
                      coalesce((SELECT sum(amount) FROM earnings.refund
                        WHERE pot = :pot AND commodity = :commodity AND state <> 'REOPENED'), 0)
                        + (SELECT amount FROM asked_back) AS refunded,
                      (SELECT undecided FROM asked_back) AS disputed
                    WHERE (SELECT amount FROM paid_in) IS NOT NULL
                    """)
                .bind("pot", pot)
                .bind("commodity", currency)
                .map(
                    (row, _) ->
                        new SolvencyView(
                            Money.of(row.getLong("deposits"), currency),
                            Money.of(row.getLong("free"), currency),
                            Money.of(row.getLong("reserved"), currency),
                            Money.of(row.getLong("held"), currency),
                            Money.of(row.getLong("paid"), currency),
                            Money.of(row.getLong("fees"), currency),
                            Money.of(row.getLong("refunded"), currency),
                            Money.of(row.getLong("disputed"), currency)))
                .findOne());
  }

  @Override
  public Page<AccountView> accounts(@Nullable String after, int limit) {
    List<AccountView> rows =
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT a.code, a.kind, a.commodity, a.balance + coalesce((SELECT sum(d.amount)
                          FROM earnings.delta d WHERE d.account_id = a.id), 0) AS raw
                        FROM earnings.account a
                        WHERE (:after::text IS NULL OR a.code > :after)
                        ORDER BY a.code, a.commodity LIMIT :rows
                        """)
                    .bind("after", after)
                    .bind("rows", limit + 1)
                    .map((row, _) -> account(row))
                    .list());
    return Page.of(rows, limit, row -> row.code());
  }

  private static AccountView account(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    Money raw = Money.of(row.getLong("raw"), row.getString("commodity"));
    boolean debit = kind.equals("ASSET") || kind.equals("EXPENSE");
    return new AccountView(
        row.getString("code"), kind.toLowerCase(Locale.ROOT), debit ? raw : raw.negated());
  }

  static LineView line(ResultSet row) throws SQLException {
    return line(row, null);
  }

  private static LineView line(ResultSet row, @Nullable Instant settlesAt) throws SQLException {
    String commodity = row.getString("commodity");
    String state = row.getString("state");
    Money amount = Money.of(row.getLong("amount"), commodity);
    Money fee = Money.of(row.getLong("fee"), commodity);
    UUID hold = row.getObject("hold", UUID.class);
    return new LineView(
        new LineId(row.getObject("id", UUID.class)),
        row.getString("source"),
        row.getString("kind").toLowerCase(Locale.ROOT),
        row.getInt("number"),
        amount.plus(fee),
        fee,
        amount,
        row.getString("rule"),
        hold == null ? state.toLowerCase(Locale.ROOT) : "on-hold",
        hold == null ? why(state, row.getString("kind"), settlesAt != null) : onHold(row),
        state.equals("HELD") ? later(at(row, "until"), settlesAt) : at(row, "until"),
        instant(row, "ended_at"));
  }

  private static Instant later(Instant until, @Nullable Instant settlesAt) {
    return settlesAt == null || settlesAt.isBefore(until) ? until : settlesAt;
  }

  private static String onHold(ResultSet row) throws SQLException {
    return "On hold since %s: %s It is neither paid nor lost until that is decided."
        .formatted(at(row, "hold_since"), sentence(row.getString("hold_reason")));
  }

  private static String sentence(String reason) {
    return reason.strip().matches("(?s).*[.!?]") ? reason.strip() : reason.strip() + ".";
  }

  private static String why(String state, String kind, boolean unsettled) {
    return switch (state) {
      case "HELD" -> "Held" + cause(kind) + (unsettled ? UNSETTLED : "") + ".";
      case "RELEASED" -> "Released: it was added to what you can take out, less what you owed.";
      default ->
          "Taken back: the views behind it fell or were struck, or it was lost by a decision.";
    };
  }

  private static String cause(String kind) {
    return switch (kind) {
      case "BASE" -> " for a while after the approval, so that it can still be corrected";
      case "TIP" -> " for a while after it was given, so that its giver's bank can still object";
      default -> " for a while after it last grew, so that the views behind it can be checked";
    };
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
