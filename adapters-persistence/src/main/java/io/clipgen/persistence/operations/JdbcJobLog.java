package io.clipgen.persistence.operations;

import io.clipgen.application.operations.port.JobLog;
import io.clipgen.application.operations.port.Payload;
import io.clipgen.application.operations.usecase.RunningJobs;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.operations.JobQueue.Lane;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Jobs in `operations.job`, each live one with a place in its lane of the queue.
final class JdbcJobLog implements JobLog {

  private final Database database;
  private final Ids ids;
  private final InstantSource machineTime;
  private final RunnerId runner;
  private final RunningJobs running;
  private final Bell bell;
  private final JobQueue queue;

  JdbcJobLog(
      Database database,
      Ids ids,
      InstantSource machineTime,
      RunnerId runner,
      RunningJobs running,
      Bell bell) {
    this.database = database;
    this.ids = ids;
    this.machineTime = machineTime;
    this.runner = runner;
    this.running = running;
    this.bell = bell;
    this.queue = new JobQueue(database);
  }

  @Override
  public JobId add(NewJob job) {
    Handle handle = database.inTransaction();
    String payload = Json.write(job.payload());
    while (true) {
      UUID id = ids.next();
      Instant now = machineTime.instant();
      if (insert(handle, id, job, payload, now)) {
        queue.add(Lane.of(job.heavy()), id.toString(), job.priority(), now);
        handle.afterCommit(bell::ring);
        return new JobId(id);
      }
      Optional<JobId> live = live(handle, job);
      if (live.isPresent()) {
        return live.get();
      }
    }
  }

  private static boolean insert(Handle handle, UUID id, NewJob job, String payload, Instant now) {
    return handle
            .createUpdate(
                """
                INSERT INTO operations.job (id, kind, owner, subject, priority, heavy, payload, state, created_at, due_at)
                VALUES (:id, :kind, :owner, :subject, :priority, :heavy, CAST(:payload AS jsonb), 'queued', :now, :now)
                ON CONFLICT (kind, subject) WHERE state IN ('queued', 'running', 'retrying') DO NOTHING
                """)
            .bind("id", id)
            .bind("kind", job.kind())
            .bind("owner", uuid(job.owner()))
            .bind("subject", job.subject())
            .bind("priority", job.priority())
            .bind("heavy", job.heavy())
            .bind("payload", payload)
            .bind("now", now)
            .execute()
        == 1;
  }

  private static @Nullable UUID uuid(@Nullable PartyId party) {
    return party == null ? null : party.value();
  }

  private static Optional<JobId> live(Handle handle, NewJob job) {
    return handle
        .createQuery(
            """
            SELECT id FROM operations.job
            WHERE kind = :kind AND subject = :subject AND state IN ('queued', 'running', 'retrying')
            """)
        .bind("kind", job.kind())
        .bind("subject", job.subject())
        .mapTo(UUID.class)
        .findOne()
        .map(JobId::new);
  }

  @Override
  public int live(PartyId owner, Set<String> kinds) {
    Handle handle = database.inTransaction();
    handle.execute(
        "SELECT pg_advisory_xact_lock(hashtextextended('operations.job of ' || ?, 0))",
        owner.text());
    return handle
        .createQuery(
            """
            SELECT count(*) FROM operations.job
            WHERE owner = :owner AND kind = ANY(:kinds) AND state IN ('queued', 'running', 'retrying')
            """)
        .bind("owner", owner.value())
        .bindArray("kinds", String.class, kinds)
        .mapTo(Integer.class)
        .one();
  }

  @Override
  public Optional<Job> lock(JobId job) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT id, kind, owner, state, attempts, stopping, payload FROM operations.job
            WHERE id = :id FOR UPDATE
            """)
        .bind("id", job.value())
        .map((row, _) -> toJob(row))
        .findOne();
  }

  private static Job toJob(ResultSet row) throws SQLException {
    UUID owner = row.getObject("owner", UUID.class);
    String payload = row.getString("payload");
    return new Job(
        new JobId(row.getObject("id", UUID.class)),
        row.getString("kind"),
        owner == null ? null : new PartyId(owner),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("attempts"),
        row.getBoolean("stopping"),
        payload(payload));
  }

  static Payload payload(String json) {
    return new Payload() {
      @Override
      public <P> P as(Class<P> type) {
        return Json.read(json, type);
      }
    };
  }

  @Override
  public void begin(JobId job, int attempt) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE operations.job
            SET state = 'running', attempts = :attempt, runner = :runner, stage = NULL, progress = 0,
              started_at = :now
            WHERE id = :id
            """)
        .bind("id", job.value())
        .bind("attempt", attempt)
        .bind("runner", runner.text())
        .bind("now", machineTime.instant())
        .execute();
  }

  @Override
  public boolean report(JobId job, int attempt, String stage, double fraction) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    UPDATE operations.job SET stage = :stage, progress = :progress
                    WHERE id = :id AND state = 'running' AND attempts = :attempt AND runner = :runner
                    RETURNING NOT stopping
                    """)
                .bind("id", job.value())
                .bind("attempt", attempt)
                .bind("runner", runner.text())
                .bind("stage", stage)
                .bind("progress", fraction)
                .mapTo(Boolean.class)
                .findOne()
                .orElse(false));
  }

  @Override
  public void tellToStop(JobId job) {
    Handle handle = database.inTransaction();
    handle.execute("UPDATE operations.job SET stopping = true WHERE id = ?", job.value());
    handle.afterCommit(() -> running.interrupt(job));
  }

  @Override
  public void end(JobId job, End end) {
    switch (end) {
      case End.Done _ -> end(job, "done", null);
      case End.Dead dead -> end(job, "dead", dead.reason());
      case End.Cancelled cancelled -> end(job, "cancelled", cancelled.reason());
      case End.Again again -> wait(job, "retrying", 0, again.reason(), again.at());
      case End.PutBack _ -> wait(job, "queued", 1, null, machineTime.instant());
    }
  }

  private void end(JobId job, String state, @Nullable String reason) {
    Handle handle = database.inTransaction();
    handle
        .createUpdate(
            """
            UPDATE operations.job
            SET state = :state, reason = :reason, runner = NULL, ended_at = :now,
              progress = CASE WHEN :state = 'done' THEN 1 ELSE progress END
            WHERE id = :id
            """)
        .bind("id", job.value())
        .bind("state", state)
        .bind("reason", reason)
        .bind("now", machineTime.instant())
        .execute();
    // One that nobody has picked leaves the queue here; a picked one when its runner is through
    // with it.
    for (Lane lane : Lane.values()) {
      handle
          .createUpdate(
              """
              DELETE FROM %s
              WHERE task_name = :task AND NOT picked AND task_instance = (
                SELECT CASE revivals WHEN 0 THEN id::text ELSE id || '.' || revivals END
                FROM operations.job WHERE id = :id)
              """
                  .formatted(lane.table()))
          .bind("task", JobQueue.TASK.getTaskName())
          .bind("id", job.value())
          .execute();
    }
  }

  private void wait(
      JobId job, String state, int attemptsBack, @Nullable String reason, Instant until) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE operations.job
            SET state = :state, attempts = attempts - :back, reason = :reason, runner = NULL, due_at = :until
            WHERE id = :id
            """)
        .bind("id", job.value())
        .bind("state", state)
        .bind("back", attemptsBack)
        .bind("reason", reason)
        .bind("until", until)
        .execute();
  }

  @Override
  public boolean revive(JobId job) {
    Handle handle = database.inTransaction();
    Instant now = machineTime.instant();
    boolean revived =
        handle
            .createQuery(
                """
            UPDATE operations.job AS dead
            SET state = 'queued', attempts = 0, revivals = revivals + 1, stopping = false, reason = NULL, stage = NULL,
              progress = 0, started_at = NULL, ended_at = NULL, due_at = :now
            WHERE id = :id AND state = 'dead' AND NOT EXISTS (
              SELECT FROM operations.job live
              WHERE live.kind = dead.kind AND live.subject = dead.subject
                AND live.state IN ('queued', 'running', 'retrying'))
            RETURNING heavy, priority, revivals
            """)
            .bind("id", job.value())
            .bind("now", now)
            .map(
                (row, _) -> {
                  queue.add(
                      Lane.of(row.getBoolean("heavy")),
                      job.value() + "." + row.getInt("revivals"),
                      row.getInt("priority"),
                      now);
                  return true;
                })
            .findOne()
            .isPresent();
    handle.afterCommit(bell::ring);
    return revived;
  }
}
