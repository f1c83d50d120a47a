package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.TopUps;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.TopUpId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// What the owner has put in, in `earnings.top_up`.
@Singleton
final class JdbcTopUps implements TopUps {

  private final Database database;

  JdbcTopUps(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(TopUp topUp) {
    return database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO earnings.top_up (id, place, amount, commodity, state, reference, by, at)
                VALUES (:id, :place, :amount, :commodity, :state, :reference, :by, :at)
                ON CONFLICT (reference) DO NOTHING
                """)
            .bind("id", topUp.id().value())
            .bind("place", topUp.where().name())
            .bind("amount", topUp.amount().minor())
            .bind("commodity", topUp.amount().currency())
            .bind("state", topUp.state().name())
            .bind("reference", topUp.reference())
            .bind("by", topUp.by().value())
            .bind("at", topUp.at())
            .execute()
        > 0;
  }

  @Override
  public Optional<TopUp> find(TopUpId id) {
    return database.with(handle -> find(handle, id, ""));
  }

  @Override
  public Optional<TopUp> lock(TopUpId id) {
    return find(database.inTransaction(), id, " FOR NO KEY UPDATE");
  }

  private static Optional<TopUp> find(Handle handle, TopUpId id, String suffix) {
    return handle
        .createQuery("SELECT * FROM earnings.top_up WHERE id = :id" + suffix)
        .bind("id", id.value())
        .map((row, _) -> topUp(row))
        .findOne();
  }

  @Override
  public void save(TopUp topUp) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.top_up SET state = :state, reference = :reference, reason = :reason
            WHERE id = :id
            """)
        .bind("id", topUp.id().value())
        .bind("state", topUp.state().name())
        .bind("reference", topUp.reference())
        .bind("reason", topUp.reason())
        .execute();
  }

  @Override
  public Page<TopUp> list(@Nullable TopUpId after, int limit) {
    List<TopUp> rows =
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM earnings.top_up
                        WHERE :after::uuid IS NULL OR id < :after::uuid ORDER BY id DESC LIMIT :rows
                        """)
                    .bind("after", after == null ? null : after.value())
                    .bind("rows", limit + 1)
                    .map((row, _) -> topUp(row))
                    .list());
    return Page.of(rows, limit, row -> row.id().text());
  }

  private static TopUp topUp(ResultSet row) throws SQLException {
    return new TopUp(
        new TopUpId(row.getObject("id", UUID.class)),
        Where.valueOf(row.getString("place")),
        Money.of(row.getLong("amount"), row.getString("commodity")),
        State.valueOf(row.getString("state")),
        row.getString("reference"),
        row.getString("reason"),
        new PartyId(row.getObject("by", UUID.class)),
        row.getObject("at", OffsetDateTime.class).toInstant());
  }
}
