package io.clipgen.persistence.operations;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.jdbc.PostgreSqlJdbcCustomization;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskDescriptor;
import io.clipgen.persistence.shared.Database;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Puts jobs into db-scheduler's tables on the connection of the open transaction, so that a job's
/// row, its place in the queue and what its caller writes commit together.
final class JobQueue {

  /// The name of the one task that db-scheduler knows: the job decides what is done.
  static final TaskDescriptor<Void> TASK = TaskDescriptor.of("job");

  /// Light and heavy jobs wait in lines of their own.
  enum Lane {
    LIGHT("operations.scheduled_tasks"),
    HEAVY("operations.scheduled_tasks_heavy");

    private final String table;

    Lane(String table) {
      this.table = table;
    }

    String table() {
      return table;
    }

    static Lane of(boolean heavy) {
      return heavy ? HEAVY : LIGHT;
    }
  }

  private final Map<Lane, SchedulerClient> clients = new EnumMap<>(Lane.class);

  JobQueue(Database database) {
    TransactionDataSource transaction = new TransactionDataSource(database);
    for (Lane lane : Lane.values()) {
      clients.put(
          lane,
          SchedulerClient.Builder.create(transaction, List.<Task<?>>of())
              .tableName(lane.table())
              .jdbcCustomization(postgres())
              .enablePriority()
              .build());
    }
  }

  /// What db-scheduler would else open a connection for to find out.
  static PostgreSqlJdbcCustomization postgres() {
    return new PostgreSqlJdbcCustomization(false, false);
  }

  /// Adds a place in the queue, in the open transaction.
  void add(Lane lane, String instance, int priority, Instant at) {
    SchedulerClient client = Objects.requireNonNull(clients.get(lane));
    if (!client.scheduleIfNotExists(TASK.instance(instance).priority(priority).build(), at)) {
      throw new IllegalStateException("the job " + instance + " is in the queue already");
    }
  }
}
