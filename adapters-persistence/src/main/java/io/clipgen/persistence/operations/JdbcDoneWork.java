package io.clipgen.persistence.operations;

import io.clipgen.application.operations.port.DoneWork;
import io.clipgen.domain.shared.JobId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// What is done in the tables of operations, each page by an index of its own.
@Singleton
final class JdbcDoneWork implements DoneWork {

  private final Database database;

  JdbcDoneWork(Database database) {
    this.database = database;
  }

  @Override
  public int forgetEvents(Instant before, int limit) {
    return forget(
        """
        DELETE FROM operations.outbox WHERE id IN (
          SELECT id FROM operations.outbox o
          WHERE addressed_at < :before
            AND NOT EXISTS (SELECT FROM operations.delivery WHERE event = o.id)
          ORDER BY addressed_at LIMIT :limit)
        """,
        before,
        limit);
  }

  @Override
  public int forgetEffects(Instant before, int limit) {
    return forget(
        """
        DELETE FROM operations.effect WHERE id IN (
          SELECT id FROM operations.effect WHERE state = 'done' AND settled_at < :before
          ORDER BY settled_at LIMIT :limit)
        """,
        before,
        limit);
  }

  private int forget(String sql, Instant before, int limit) {
    return database
        .inTransaction()
        .createUpdate(sql)
        .bind("before", before)
        .bind("limit", limit)
        .execute();
  }

  @Override
  public Set<JobId> jobs(Instant before, int limit) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT id FROM operations.job
            WHERE state IN ('done', 'cancelled') AND coalesce(named_at, ended_at) < :before
            ORDER BY coalesce(named_at, ended_at) LIMIT :limit
            """)
        .bind("before", before)
        .bind("limit", limit)
        .mapTo(UUID.class)
        .map(JobId::new)
        .collect(Collectors.toSet());
  }

  @Override
  public void forgetJobs(Set<JobId> jobs) {
    database
        .inTransaction()
        .createUpdate("DELETE FROM operations.job WHERE id = ANY (:jobs)")
        .bindArray("jobs", UUID.class, uuids(jobs))
        .execute();
  }

  @Override
  public void keepJobs(Set<JobId> jobs, Instant at) {
    database
        .inTransaction()
        .createUpdate("UPDATE operations.job SET named_at = :at WHERE id = ANY (:jobs)")
        .bind("at", at)
        .bindArray("jobs", UUID.class, uuids(jobs))
        .execute();
  }

  private static Object[] uuids(Set<JobId> jobs) {
    return jobs.stream().map(JobId::value).toArray();
  }
}
