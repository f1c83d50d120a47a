package io.clipgen.persistence.operations;

import io.clipgen.application.operations.usecase.DeliverEvents;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Outbox;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Json;
import java.time.InstantSource;
import org.jdbi.v3.core.Handle;

/// Puts events into `operations.outbox`, in the transaction that is open.
final class JdbcOutbox implements Outbox {

  private final Database database;
  private final Ids ids;
  private final InstantSource machineTime;
  private final Bell bell;

  JdbcOutbox(Database database, Ids ids, InstantSource machineTime, Bell bell) {
    this.database = database;
    this.ids = ids;
    this.machineTime = machineTime;
    this.bell = bell;
  }

  @Override
  public void publish(Object event) {
    Handle handle = database.inTransaction();
    handle
        .createUpdate(
            """
            INSERT INTO operations.outbox (id, type, payload, published_at)
            VALUES (:id, :type, CAST(:payload AS jsonb), :now)
            """)
        .bind("id", ids.next())
        .bind("type", DeliverEvents.typeName(event.getClass()))
        .bind("payload", Json.write(event))
        .bind("now", machineTime.instant())
        .execute();
    handle.afterCommit(bell::ring);
  }
}
