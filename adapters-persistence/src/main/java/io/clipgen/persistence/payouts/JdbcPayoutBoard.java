package io.clipgen.persistence.payouts;

import io.clipgen.application.payouts.query.PayoutBoard;
import io.clipgen.application.payouts.query.PayoutView;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Payouts as people see them. Pages are read by id, which is by age.
@Singleton
final class JdbcPayoutBoard implements PayoutBoard {

  /// Payouts as they are, and those that runs have skipped, in the same columns.
  private static final String MADE =
      """
      SELECT id, payee, amount, commodity, attempt, requested_at, state, transfer, bank, reason, paid_at
      FROM payouts.payout
      """;

  private static final String SKIPPED =
      """
      SELECT id, payee, amount, commodity, 1 AS attempt, at AS requested_at, 'SKIPPED' AS state,
        NULL::text AS transfer, NULL::text AS bank, outcome AS reason, NULL::timestamptz AS paid_at
      FROM payouts.run_item
      """;

  private final Database database;

  JdbcPayoutBoard(Database database) {
    this.database = database;
  }

  @Override
  public Page<PayoutView> of(PartyId payee, @Nullable String after, int limit) {
    List<PayoutView> rows =
        database.with(
            handle ->
                handle
                    .createQuery(
                        both(
                            "WHERE payee = :payee AND (:after::uuid IS NULL OR id < :after::uuid)",
                            "id DESC"))
                    .bind("payee", payee.value())
                    .bind("after", cursor(after))
                    .bind("rows", limit + 1)
                    .map((row, _) -> view(row))
                    .list());
    return page(rows, limit);
  }

  @Override
  public Page<PayoutView> all(@Nullable String state, @Nullable String after, int limit) {
    String where = "WHERE (:after::uuid IS NULL OR id > :after::uuid)";
    String sql =
        switch (state) {
          case null -> both(where, "id");
          case "skipped" -> SKIPPED + where + " AND skipped ORDER BY id LIMIT :rows";
          default -> MADE + where + " AND state = :state ORDER BY id LIMIT :rows";
        };
    List<PayoutView> rows =
        database.with(
            handle -> {
              var query =
                  handle.createQuery(sql).bind("after", cursor(after)).bind("rows", limit + 1);
              if (sql.contains(":state")) {
                query.bind(
                    "state",
                    Objects.requireNonNull(state).toUpperCase(Locale.ROOT).replace('-', '_'));
              }
              return query.map((row, _) -> view(row)).list();
            });
    return page(rows, limit);
  }

  private static String both(String where, String order) {
    String end = " ORDER BY " + order + " LIMIT :rows)";
    return "(%s%s%s UNION ALL (%s%s AND skipped%s ORDER BY %s LIMIT :rows"
        .formatted(MADE, where, end, SKIPPED, where, end, order);
  }

  @Override
  public Optional<PayoutView> find(PartyId payee, PayoutId id) {
    return find(id, payee);
  }

  @Override
  public Optional<PayoutView> find(PayoutId id) {
    return find(id, null);
  }

  private Optional<PayoutView> find(PayoutId id, @Nullable PartyId payee) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    both("WHERE id = :id AND (:payee::uuid IS NULL OR payee = :payee::uuid)", "id"))
                .bind("rows", 1)
                .bind("id", id.value())
                .bind("payee", payee == null ? null : payee.value())
                .map((row, _) -> view(row))
                .findOne()
                .map(
                    view ->
                        view.with(
                            handle
                                .createQuery(
                                    "SELECT * FROM payouts.step WHERE payout = :id ORDER BY number")
                                .bind("id", id.value())
                                .map((row, _) -> step(row))
                                .list())));
  }

  private static Page<PayoutView> page(List<PayoutView> rows, int limit) {
    return Page.of(rows, limit, row -> row.id().text());
  }

  private static @Nullable UUID cursor(@Nullable String after) {
    return after == null
        ? null
        : InvalidInput.reading("after", () -> PayoutId.parse(after)).value();
  }

  private static PayoutView view(ResultSet row) throws SQLException {
    String state = name(row.getString("state"));
    OffsetDateTime paidAt = row.getObject("paid_at", OffsetDateTime.class);
    String reason = row.getString("reason");
    return new PayoutView(
        new PayoutId(row.getObject("id", UUID.class)),
        new PartyId(row.getObject("payee", UUID.class)),
        Money.of(row.getLong("amount"), row.getString("commodity")),
        state,
        PayoutView.words(state),
        row.getInt("attempt"),
        row.getObject("requested_at", OffsetDateTime.class).toInstant(),
        row.getString("transfer"),
        row.getString("bank"),
        state.equals("skipped") ? JdbcPayoutRunBoard.words(reason) : reason,
        paidAt == null ? null : paidAt.toInstant(),
        List.of());
  }

  private static PayoutView.Step step(ResultSet row) throws SQLException {
    String state = name(row.getString("state"));
    return new PayoutView.Step(
        state,
        PayoutView.words(state),
        row.getInt("attempt"),
        row.getString("reason"),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }

  private static String name(String state) {
    return state.toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
