package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Tips;
import io.clipgen.domain.earnings.Tip;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.TipId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/// Gifts, in `earnings.tip`.
@Singleton
final class JdbcTips implements Tips {

  private final Database database;

  JdbcTips(Database database) {
    this.database = database;
  }

  @Override
  public void add(Tip tip) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO earnings.tip
              (id, payer, payee, about, funding, amount, commodity, message, asked_at, state)
            VALUES
              (:id, :payer, :payee, :about, :funding, :amount, :commodity, :message, :at, 'PENDING')
            """)
        .bind("id", tip.id().value())
        .bind("payer", tip.payer().value())
        .bind("payee", tip.payee().value())
        .bind("about", tip.about())
        .bind("funding", tip.funding().value())
        .bind("amount", tip.amount().minor())
        .bind("commodity", tip.amount().currency())
        .bind("message", tip.message())
        .bind("at", tip.askedAt())
        .execute();
  }

  @Override
  public Optional<Tip> lock(TipId id) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM earnings.tip WHERE id = :id FOR NO KEY UPDATE")
        .bind("id", id.value())
        .map((row, _) -> tip(row))
        .findOne();
  }

  @Override
  public void save(Tip tip) {
    database
        .inTransaction()
        .createUpdate("UPDATE earnings.tip SET state = :state, reason = :reason WHERE id = :id")
        .bind("id", tip.id().value())
        .bind(
            "state",
            switch (tip.state()) {
              case Tip.State.Pending _ -> "PENDING";
              case Tip.State.Given _ -> "GIVEN";
              case Tip.State.Refused _ -> "REFUSED";
            })
        .bind("reason", tip.state() instanceof Tip.State.Refused(var reason) ? reason : "")
        .execute();
  }

  private static Tip tip(ResultSet row) throws SQLException {
    String state = row.getString("state");
    return new Tip(
        new TipId(row.getObject("id", UUID.class)),
        new PartyId(row.getObject("payer", UUID.class)),
        new PartyId(row.getObject("payee", UUID.class)),
        row.getString("about"),
        new FundingId(row.getObject("funding", UUID.class)),
        Money.of(row.getLong("amount"), row.getString("commodity")),
        row.getString("message"),
        row.getObject("asked_at", OffsetDateTime.class).toInstant(),
        switch (state) {
          case "PENDING" -> new Tip.State.Pending();
          case "GIVEN" -> new Tip.State.Given();
          case "REFUSED" -> new Tip.State.Refused(row.getString("reason"));
          default -> throw new IllegalStateException("a tip cannot be " + state);
        });
  }
}
