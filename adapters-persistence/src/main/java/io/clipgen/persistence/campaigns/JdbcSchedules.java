package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.port.Schedules;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.ScheduleVersion;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/// Published schedules in `campaigns.schedule`. Each process keeps them for a moment and no longer.
@Singleton
final class JdbcSchedules implements Schedules {

  private final Database database;
  private final Duration kept;
  private volatile @Nullable Reading last;

  /// What was read, and when on the machine's own counter.
  private record Reading(List<ScheduleVersion> versions, long nanos) {}

  /// @param kept how long what was read is taken for true; the same in every process
  JdbcSchedules(
      Database database,
      @Property(name = "clipgen.campaigns.schedules-kept", defaultValue = "250ms") Duration kept) {
    this.database = database;
    this.kept = kept;
  }

  @Override
  public List<ScheduleVersion> known() {
    Reading known = last;
    if (known != null && System.nanoTime() - known.nanos() < kept.toNanos()) {
      return known.versions();
    }
    // Its age counts from before it was read.
    long nanos = System.nanoTime();
    Reading read = new Reading(database.with(JdbcSchedules::read), nanos);
    last = read;
    return read.versions();
  }

  @Override
  public List<ScheduleVersion> lock() {
    Handle handle = database.inTransaction();
    handle.execute("SELECT pg_advisory_xact_lock(hashtext('campaigns.schedule'))");
    return read(handle);
  }

  @Override
  public void add(Collection<ScheduleVersion> versions) {
    PreparedBatch batch =
        database
            .inTransaction()
            .prepareBatch(
                """
                INSERT INTO campaigns.schedule
                  (kind, number, content, effective_from, published_at, published_by, note)
                VALUES (?, ?, ?::jsonb, ?, ?, ?, ?)
                """);
    for (ScheduleVersion version : versions) {
      PartyId by = version.by();
      batch.add(
          version.kind().name(),
          version.number(),
          ScheduleJson.write(version.content()),
          version.from().atOffset(ZoneOffset.UTC),
          version.publishedAt().atOffset(ZoneOffset.UTC),
          by == null ? null : by.value(),
          version.note());
    }
    batch.execute();
  }

  @Override
  public void settle() {
    try {
      Thread.sleep(kept.multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static List<ScheduleVersion> read(Handle handle) {
    return handle
        .createQuery("SELECT * FROM campaigns.schedule ORDER BY kind, number")
        .map((row, _) -> version(row))
        .list();
  }

  private static ScheduleVersion version(ResultSet row) throws SQLException {
    int number = row.getInt("number");
    UUID by = row.getObject("published_by", UUID.class);
    return new ScheduleVersion(
        number,
        ScheduleJson.read(
            ScheduleKind.valueOf(row.getString("kind")), "v" + number, row.getString("content")),
        at(row, "effective_from"),
        at(row, "published_at"),
        by == null ? null : new PartyId(by),
        row.getString("note"));
  }

  private static Instant at(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}
