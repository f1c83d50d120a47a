package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.BreakerLog;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Json;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// The breaker in `earnings.breaker`, its history in `earnings.breaker_event`.
@Singleton
final class JdbcBreaker implements BreakerLog {

  private final Database database;

  JdbcBreaker(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Tripped> tripped() {
    return database.with(
        handle ->
            handle
                .createQuery(
                    "SELECT tripped_at, wrong FROM earnings.breaker WHERE tripped_at IS NOT NULL")
                .map((row, _) -> tripped(row))
                .findOne());
  }

  @Override
  public State state() {
    return database.with(handle -> read(handle, ""));
  }

  @Override
  public State lock() {
    return read(database.inTransaction(), " FOR UPDATE");
  }

  private static State read(Handle handle, String suffix) {
    return handle
        .createQuery("SELECT * FROM earnings.breaker" + suffix)
        .map(
            (row, _) ->
                new State(
                    Optional.ofNullable(instant(row, "tripped_at")).isPresent()
                        ? Optional.of(tripped(row))
                        : Optional.empty(),
                    Optional.ofNullable(instant(row, "checked_at")),
                    List.of(Json.read(row.getString("suspects"), Suspect[].class)),
                    wrong(row, "accepted")))
        .one();
  }

  @Override
  public void checked(Instant at, List<Suspect> suspects) {
    database
        .inTransaction()
        .createUpdate("UPDATE earnings.breaker SET checked_at = :at, suspects = :suspects::jsonb")
        .bind("at", at)
        .bind("suspects", Json.write(suspects))
        .execute();
  }

  @Override
  public void trip(Instant at, List<Wrong> wrong) {
    String found = Json.write(wrong);
    boolean first =
        database
                .inTransaction()
                .createUpdate(
                    """
                    UPDATE earnings.breaker SET tripped_at = :at, wrong = :wrong::jsonb
                    WHERE tripped_at IS NULL
                    """)
                .bind("at", at)
                .bind("wrong", found)
                .execute()
            > 0;
    if (first) {
      event(at, "tripped", found, null, null);
    } else {
      database
          .inTransaction()
          .createUpdate("UPDATE earnings.breaker SET wrong = :wrong::jsonb")
          .bind("wrong", found)
          .execute();
    }
  }

  @Override
  public void reset(Instant at, PartyId by, String reason, List<Wrong> accepted) {
    String left = Json.write(accepted);
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.breaker
            SET tripped_at = NULL, wrong = '[]', suspects = '[]', accepted = :left::jsonb
            """)
        .bind("left", left)
        .execute();
    event(at, "reset", left, by.value(), reason);
  }

  private void event(
      Instant at, String kind, String wrong, @Nullable UUID by, @Nullable String reason) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO earnings.breaker_event (at, kind, wrong, by, reason)
            VALUES (:at, :kind, :wrong::jsonb, :by, :reason)
            """)
        .bind("at", at)
        .bind("kind", kind)
        .bind("wrong", wrong)
        .bind("by", by)
        .bind("reason", reason)
        .execute();
  }

  @Override
  public List<Event> history(int limit) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM earnings.breaker_event ORDER BY id DESC LIMIT :limit")
                .bind("limit", limit)
                .map((row, _) -> event(row))
                .list());
  }

  private static Event event(ResultSet row) throws SQLException {
    UUID by = row.getObject("by", UUID.class);
    return new Event(
        row.getObject("at", OffsetDateTime.class).toInstant(),
        row.getString("kind"),
        wrong(row, "wrong"),
        by == null ? null : new PartyId(by),
        row.getString("reason"));
  }

  private static Tripped tripped(ResultSet row) throws SQLException {
    return new Tripped(
        row.getObject("tripped_at", OffsetDateTime.class).toInstant(), wrong(row, "wrong"));
  }

  private static List<Wrong> wrong(ResultSet row, String column) throws SQLException {
    return List.of(Json.read(row.getString(column), Wrong[].class));
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
