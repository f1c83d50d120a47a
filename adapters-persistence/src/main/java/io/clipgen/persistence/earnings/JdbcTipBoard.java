package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.query.TipBoard;
import io.clipgen.application.earnings.query.TipView;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.TipId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Gifts as payer and payee see them, each list along an index of its own.
@Singleton
final class JdbcTipBoard implements TipBoard {

  private final Database database;

  JdbcTipBoard(Database database) {
    this.database = database;
  }

  @Override
  public Page<TipView> sent(PartyId payer, @Nullable String after, int limit) {
    return page("t.payer = :party", payer, after, limit);
  }

  @Override
  public Page<TipView> received(PartyId payee, @Nullable String after, int limit) {
    return page("t.payee = :party AND t.state = 'GIVEN'", payee, after, limit);
  }

  private Page<TipView> page(String whose, PartyId party, @Nullable String after, int limit) {
    UUID before =
        after == null ? null : InvalidInput.reading("after", () -> TipId.parse(after)).value();
    List<TipView> rows =
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        WITH page AS (
                          SELECT * FROM earnings.tip t
                          WHERE %s AND (:before::uuid IS NULL OR t.id < :before::uuid)
                          ORDER BY t.id DESC LIMIT :rows
                        )
                        SELECT t.*, l.state AS line_state, l.until
                        FROM page t LEFT JOIN earnings.line l
                          ON l.source = earnings.id_text('tip', t.id) AND l.kind = 'TIP'
                        ORDER BY t.id DESC
                        """
                            .formatted(whose))
                    .bind("party", party.value())
                    .bind("before", before)
                    .bind("rows", limit + 1)
                    .map((row, _) -> tip(row))
                    .list());
    return Page.of(rows, limit, row -> row.id().text());
  }

  private static TipView tip(ResultSet row) throws SQLException {
    String line = row.getString("line_state");
    String state = line == null ? row.getString("state") : line;
    return new TipView(
        new TipId(row.getObject("id", UUID.class)),
        new PartyId(row.getObject("payer", UUID.class)),
        new PartyId(row.getObject("payee", UUID.class)),
        row.getString("about"),
        Money.of(row.getLong("amount"), row.getString("commodity")),
        row.getString("message"),
        state.toLowerCase(Locale.ROOT),
        why(state, row.getString("reason")),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        instant(row, "until"));
  }

  private static String why(String state, String reason) {
    return switch (state) {
      case "PENDING" -> "Being charged.";
      case "REFUSED" -> reason;
      case "HELD" -> "Held until it is due and the payment behind it has settled.";
      case "RELEASED" -> "The payee's to take out.";
      default -> "Taken back while it was held.";
    };
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
    return at == null ? null : at.toInstant();
  }
}
