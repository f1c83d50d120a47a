package io.clipgen.persistence.payouts;

import io.clipgen.application.payouts.query.PayoutRunBoard;
import io.clipgen.application.payouts.query.PayoutRunView;
import io.clipgen.application.payouts.query.PayoutView;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.payouts.Skip;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
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

/// Runs as administrators see them.
@Singleton
final class JdbcPayoutRunBoard implements PayoutRunBoard {

  private final Database database;

  JdbcPayoutRunBoard(Database database) {
    this.database = database;
  }

  @Override
  public Page<PayoutRunView> list(@Nullable PayoutRunId after, int limit) {
    List<PayoutRunView> rows =
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM payouts.run
                        WHERE :after::uuid IS NULL OR id < :after::uuid ORDER BY id DESC LIMIT :rows
                        """)
                    .bind("after", after == null ? null : after.value())
                    .bind("rows", limit + 1)
                    .map((row, _) -> view(row, List.of()))
                    .list());
    return Page.of(rows, limit, row -> row.id().text());
  }

  @Override
  public Optional<PayoutRunView> find(PayoutRunId id) {
    return database.with(
        handle -> {
          List<PayoutRunView.Total> totals =
              handle
                  .createQuery(
                      """
                      SELECT outcome, commodity, count(*) AS payees, sum(amount) AS amount
                      FROM payouts.run_item WHERE run = :id GROUP BY 1, 2 ORDER BY 1, 2
                      """)
                  .bind("id", id.value())
                  .map(
                      (row, _) ->
                          new PayoutRunView.Total(
                              row.getString("outcome"),
                              words(row.getString("outcome")),
                              row.getLong("payees"),
                              Money.of(row.getLong("amount"), row.getString("commodity"))))
                  .list();
          return handle
              .createQuery("SELECT * FROM payouts.run WHERE id = :id")
              .bind("id", id.value())
              .map((row, _) -> view(row, totals))
              .findOne();
        });
  }

  @Override
  public Page<PayoutRunView.Item> items(
      PayoutRunId run, @Nullable String outcome, @Nullable String after, int limit) {
    UUID start =
        after == null ? null : InvalidInput.reading("after", () -> PartyId.parse(after)).value();
    String all = outcome == null ? "" : "AND outcome = :outcome";
    List<PayoutRunView.Item> rows =
        database.with(
            handle -> {
              var query =
                  handle
                      .createQuery(
                          """
                          SELECT * FROM payouts.run_item
                          WHERE run = :run AND (:after::uuid IS NULL OR payee > :after::uuid) %s
                          ORDER BY payee LIMIT :rows
                          """
                              .formatted(all))
                      .bind("run", run.value())
                      .bind("after", start)
                      .bind("rows", limit + 1);
              if (outcome != null) {
                query.bind("outcome", outcome);
              }
              return query.map((row, _) -> item(row)).list();
            });
    return Page.of(rows, limit, row -> row.payee().text());
  }

  private static PayoutRunView.Item item(ResultSet row) throws SQLException {
    return new PayoutRunView.Item(
        new PayoutId(row.getObject("id", UUID.class)),
        new PartyId(row.getObject("payee", UUID.class)),
        Money.of(row.getLong("amount"), row.getString("commodity")),
        row.getString("outcome"),
        words(row.getString("outcome")));
  }

  static String words(String outcome) {
    return switch (outcome) {
      case PayoutRunView.APPROVED, PayoutRunView.REQUESTED -> PayoutView.words(outcome);
      default -> Skip.named(outcome).words();
    };
  }

  private static PayoutRunView view(ResultSet row, List<PayoutRunView.Total> totals)
      throws SQLException {
    UUID by = row.getObject("started_by", UUID.class);
    OffsetDateTime finished = row.getObject("finished_at", OffsetDateTime.class);
    Instant finishedAt = finished == null ? null : finished.toInstant();
    return new PayoutRunView(
        new PayoutRunId(row.getObject("id", UUID.class)),
        Rhythm.valueOf(row.getString("rhythm")).label(),
        row.getString("period"),
        row.getInt("number"),
        row.getBoolean("dry"),
        by == null ? null : new PartyId(by),
        row.getObject("started_at", OffsetDateTime.class).toInstant(),
        finishedAt,
        totals);
  }
}
