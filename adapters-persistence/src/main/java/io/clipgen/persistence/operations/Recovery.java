package io.clipgen.persistence.operations;

import io.clipgen.persistence.operations.JobQueue.Lane;
import io.clipgen.persistence.shared.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Frees what dead processes of this host had in hand, without waiting for their leases to run out.
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Database database;
  private final InstantSource machineTime;
  private final RunnerId here;

  Recovery(Database database, InstantSource machineTime, RunnerId here) {
    this.database = database;
    this.machineTime = machineTime;
    this.here = here;
  }

  /// @return how many dead processes had something in hand
  int run() {
    List<String> dead = runners().stream().filter(this::isGone).toList();
    for (String runner : dead) {
      database.run(() -> free(database.inTransaction(), runner, machineTime.instant()));
      LOG.info("Freed what the process {} had in hand: it is gone.", runner);
    }
    return dead.size();
  }

  private boolean isGone(String runner) {
    return RunnerId.parse(runner).map(id -> id.isGone(here)).orElse(false);
  }

  private List<String> runners() {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT runner FROM operations.job WHERE state = 'running'
                    UNION SELECT runner FROM operations.effect WHERE state = 'calling'
                    UNION SELECT split_part(runner, '#', 1) FROM operations.turn WHERE runner IS NOT NULL
                    UNION SELECT picked_by FROM operations.scheduled_tasks WHERE picked
                    UNION SELECT picked_by FROM operations.scheduled_tasks_heavy WHERE picked
                    """)
                .mapTo(String.class)
                .list());
  }

  private static void free(Handle handle, String runner, Instant now) {
    for (Lane lane : Lane.values()) {
      handle
          .createUpdate(
              """
              UPDATE %s SET picked = false, picked_by = NULL, last_heartbeat = NULL, version = version + 1
              WHERE picked AND picked_by = :runner
              """
                  .formatted(lane.table()))
          .bind("runner", runner)
          .execute();
    }
    List.of(
            "UPDATE operations.job SET state = 'queued', runner = NULL, due_at = :now"
                + " WHERE state = 'running' AND runner = :runner",
            "UPDATE operations.effect SET due_at = :now WHERE state = 'calling' AND runner = :runner",
            "UPDATE operations.turn SET runner = NULL, lapses_at = NULL, due_at = least(due_at, :now)"
                + " WHERE split_part(runner, '#', 1) = :runner")
        .forEach(sql -> handle.createUpdate(sql).bind("runner", runner).bind("now", now).execute());
  }
}
