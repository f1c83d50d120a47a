package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.query.DebtView;
import io.clipgen.application.earnings.query.HoldBoard;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What is on hold and what is owed, straight from the rows.
@Singleton
final class JdbcHoldBoard implements HoldBoard {

  private static final String HOLDS =
      """
      SELECT h.*,
        (SELECT count(*) FROM earnings.line l WHERE l.hold = h.id) AS lines,
        (SELECT coalesce(sum(l.amount), 0) FROM earnings.line l
          WHERE l.hold = h.id AND l.state = 'HELD') AS held,
        coalesce(s.taken, 0) AS taken, coalesce(s.owed, 0) AS owed
      FROM earnings.hold h LEFT JOIN LATERAL (
        SELECT sum(taken) AS taken, sum(owed) AS owed FROM earnings.stake WHERE hold = h.id
      ) s ON true
      """;

  private final Database database;
  private final String currency;

  JdbcHoldBoard(
      Database database,
      @Property(name = "clipgen.earnings.currency", defaultValue = "USD") String currency) {
    this.database = database;
    this.currency = currency;
  }

  @Override
  public Page<HoldView> holds(@Nullable String state, @Nullable String after, int limit) {
    UUID from =
        after == null ? null : InvalidInput.reading("after", () -> HoldId.parse(after)).value();
    return Page.of(
        database.with(
            handle ->
                handle
                    .createQuery(
                        HOLDS
                            + """
                            WHERE (:state::text IS NULL OR h.state = :state)
                              AND (:from::uuid IS NULL OR h.id > :from::uuid)
                            ORDER BY h.id LIMIT :rows
                            """)
                    .bind("state", state == null ? null : state.toUpperCase(Locale.ROOT))
                    .bind("from", from)
                    .bind("rows", limit + 1)
                    .map((row, _) -> hold(row))
                    .list()),
        limit,
        view -> view.hold().id().text());
  }

  @Override
  public Optional<HoldView> find(HoldId id) {
    return database.with(
        handle ->
            handle
                .createQuery(HOLDS + "WHERE h.id = :id")
                .bind("id", id.value())
                .map((row, _) -> hold(row))
                .findOne());
  }

  @Override
  public Page<DebtView> debts(@Nullable PartyId debtor, @Nullable String after, int limit) {
    UUID from =
        after == null ? null : InvalidInput.reading("after", () -> DebtId.parse(after)).value();
    return database.with(
        handle -> {
          List<DebtView> debts =
              handle
                  .createQuery(
                      """
                      SELECT * FROM earnings.debt
                      WHERE open > 0 AND (:debtor::uuid IS NULL OR debtor = :debtor::uuid)
                        AND (:from::uuid IS NULL OR (since, id) > (
                          SELECT since, id FROM earnings.debt WHERE id = :from::uuid))
                      ORDER BY since, id LIMIT :rows
                      """)
                  .bind("debtor", debtor == null ? null : debtor.value())
                  .bind("from", from)
                  .bind("rows", limit + 1)
                  .map((row, _) -> debt(row))
                  .list();
          return Page.of(withRecoveries(handle, debts), limit, view -> view.id().text());
        });
  }

  private static List<DebtView> withRecoveries(Handle handle, List<DebtView> debts) {
    Map<UUID, DebtView> byId = new LinkedHashMap<>();
    debts.forEach(debt -> byId.put(debt.id().value(), debt));
    handle
        .createQuery(
            "SELECT * FROM earnings.debt_recovery WHERE debt = ANY (:debts) ORDER BY at, line")
        .bindArray("debts", UUID.class, byId.keySet())
        .map(
            (row, _) -> {
              DebtView debt = byId.get(row.getObject("debt", UUID.class));
              if (debt != null) {
                debt.recovered()
                    .add(
                        new DebtView.Recovered(
                            new LineId(row.getObject("line", UUID.class)),
                            Money.of(row.getLong("amount"), debt.amount().currency()),
                            row.getObject("at", OffsetDateTime.class).toInstant()));
              }
              return true;
            })
        .list();
    return debts;
  }

  private HoldView hold(ResultSet row) throws SQLException {
    return new HoldView(
        JdbcHoldLog.hold(row),
        row.getInt("lines"),
        Money.of(row.getLong("held"), currency),
        Money.of(row.getLong("taken"), currency),
        Money.of(row.getLong("owed"), currency));
  }

  private static DebtView debt(ResultSet row) throws SQLException {
    String currency = row.getString("commodity");
    return new DebtView(
        new DebtId(row.getObject("id", UUID.class)),
        new PartyId(row.getObject("debtor", UUID.class)),
        row.getString("origin"),
        row.getString("reason"),
        Money.of(row.getLong("amount"), currency),
        Money.of(row.getLong("open"), currency),
        row.getObject("since", OffsetDateTime.class).toInstant(),
        new ArrayList<>());
  }
}
