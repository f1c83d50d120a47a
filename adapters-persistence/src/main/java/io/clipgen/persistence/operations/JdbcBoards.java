package io.clipgen.persistence.operations;

import io.clipgen.application.operations.Pulse;
import io.clipgen.application.operations.query.EffectBoard;
import io.clipgen.application.operations.query.EffectView;
import io.clipgen.application.operations.query.JobBoard;
import io.clipgen.application.operations.query.JobView;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.EffectId;
import io.clipgen.domain.shared.Id;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/// What people see of the background, straight from the rows.
final class JdbcBoards implements JobBoard, EffectBoard, Pulse {

  private final Database database;
  private final InstantSource machineTime;

  JdbcBoards(Database database, InstantSource machineTime) {
    this.database = database;
    this.machineTime = machineTime;
  }

  @Override
  public Optional<JobView> find(JobId job, @Nullable PartyId owner) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM operations.job
                    WHERE id = :id AND (CAST(:owner AS uuid) IS NULL OR owner = :owner)
                    """)
                .bind("id", job.value())
                .bind("owner", uuid(owner))
                .map((row, _) -> toJob(row))
                .findOne());
  }

  @Override
  public Page<JobView> listOf(PartyId owner, @Nullable JobId after, int limit) {
    return jobs("owner = :which", owner.value(), after, limit);
  }

  @Override
  public Page<JobView> listIn(String state, @Nullable JobId after, int limit) {
    return jobs("state = :which", state, after, limit);
  }

  @Override
  public Page<EffectView> listIn(String state, @Nullable EffectId after, int limit) {
    return effects("state = :which", state, after, limit);
  }

  @Override
  public Page<EffectView> listStuck(Instant before, @Nullable EffectId after, int limit) {
    return effects(
        """
        state IN ('intended', 'calling', 'unknown')
          AND (intended_at < :which OR calls > 3 OR asks > 3)
        """,
        before,
        after,
        limit);
  }

  private Page<JobView> jobs(String where, Object which, @Nullable JobId after, int limit) {
    List<JobView> rows =
        list("operations.job", where, which, after, limit + 1, (row, _) -> toJob(row));
    return Page.of(rows, limit, job -> job.id().text());
  }

  private Page<EffectView> effects(
      String where, Object which, @Nullable EffectId after, int limit) {
    List<EffectView> rows =
        list("operations.effect", where, which, after, limit + 1, (row, _) -> toEffect(row));
    return Page.of(rows, limit, effect -> effect.id().text());
  }

  private <T> List<T> list(
      String table,
      String where,
      Object which,
      @Nullable Id after,
      int limit,
      RowMapper<T> mapper) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT * FROM %s
                    WHERE %s AND (CAST(:after AS uuid) IS NULL OR id < :after)
                    ORDER BY id DESC LIMIT :limit
                    """
                        .formatted(table, where))
                .bind("which", which)
                .bind("after", uuid(after))
                .bind("limit", limit)
                .map(mapper)
                .list());
  }

  @Override
  public Optional<EffectView> find(EffectId id) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM operations.effect WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> toEffect(row))
                .findOne());
  }

  @Override
  public Duration oldestDueJob() {
    Instant now = machineTime.instant();
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT min(due_at) FROM operations.job
                    WHERE state IN ('queued', 'retrying') AND due_at <= :now
                    """)
                .bind("now", now)
                .mapTo(Instant.class)
                .findOne()
                .map(oldest -> Duration.between(oldest, now))
                .orElse(Duration.ZERO));
  }

  private static @Nullable UUID uuid(@Nullable Id id) {
    return id == null ? null : id.value();
  }

  private static JobView toJob(ResultSet row) throws SQLException {
    UUID owner = row.getObject("owner", UUID.class);
    return new JobView(
        new JobId(row.getObject("id", UUID.class)),
        row.getString("kind"),
        owner == null ? null : new PartyId(owner),
        row.getString("subject"),
        row.getString("state"),
        row.getString("stage"),
        row.getDouble("progress"),
        row.getInt("attempts"),
        row.getBoolean("stopping"),
        row.getString("reason"),
        row.getObject("created_at", OffsetDateTime.class).toInstant(),
        instant(row, "started_at"),
        instant(row, "ended_at"));
  }

  private static EffectView toEffect(ResultSet row) throws SQLException {
    return new EffectView(
        new EffectId(row.getObject("id", UUID.class)),
        row.getString("kind"),
        row.getString("reference"),
        row.getString("state"),
        row.getInt("calls"),
        row.getInt("asks"),
        row.getString("receipt"),
        row.getString("reason"),
        row.getObject("intended_at", OffsetDateTime.class).toInstant(),
        row.getObject("due_at", OffsetDateTime.class).toInstant(),
        instant(row, "settled_at"),
        instant(row, "called_at"),
        instant(row, "asked_at"),
        instant(row, "unheard_at"),
        asked(row.getString("payload")));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asked(String payload) {
    Map<String, Object> fields = Json.read(payload, LinkedHashMap.class);
    fields.values().removeIf(Objects::isNull);
    return fields;
  }

  private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
    OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
    return time == null ? null : time.toInstant();
  }
}
