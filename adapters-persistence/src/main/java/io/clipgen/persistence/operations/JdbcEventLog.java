package io.clipgen.persistence.operations;

import io.clipgen.application.operations.port.EventLog;
import io.clipgen.persistence.shared.Database;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/// Deliveries in `operations.delivery`: a row for each handler that has not heard an event yet.
final class JdbcEventLog implements EventLog {

  private static final String TURN = "events/";

  private final Database database;
  private final InstantSource machineTime;
  private final Turns turns;

  JdbcEventLog(Database database, InstantSource machineTime, Turns turns) {
    this.database = database;
    this.machineTime = machineTime;
    this.turns = turns;
  }

  @Override
  public int address(Map<String, Set<String>> handlers, int limit) {
    List<String> types = new ArrayList<>();
    List<String> names = new ArrayList<>();
    handlers.forEach(
        (type, heard) ->
            heard.forEach(
                name -> {
                  types.add(type);
                  names.add(name);
                }));
    return database.with(
        handle ->
            handle
                .createUpdate(
                    """
                    WITH fresh AS (
                      SELECT id, type FROM operations.outbox WHERE addressed_at IS NULL
                      ORDER BY id LIMIT :limit FOR UPDATE SKIP LOCKED
                    ), addressed AS (
                      INSERT INTO operations.delivery (handler, event, due_at)
                      SELECT hears.name, fresh.id, :now
                      FROM fresh JOIN unnest(:types, :names) AS hears (type, name) USING (type)
                    )
                    UPDATE operations.outbox SET addressed_at = :now
                    FROM fresh WHERE outbox.id = fresh.id
                    """)
                .bind("limit", limit)
                .bind("now", machineTime.instant())
                .bindArray("types", String.class, types)
                .bindArray("names", String.class, names)
                .execute());
  }

  @Override
  public List<String> waiting(Set<String> handlers, Instant now) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT DISTINCT handler FROM operations.delivery
                    WHERE NOT dead AND due_at <= :now AND handler = ANY (:handlers)
                    """)
                .bind("now", now)
                .bindArray("handlers", String.class, handlers.toArray())
                .mapTo(String.class)
                .list());
  }

  @Override
  public boolean take(String handler, Instant now, Instant until) {
    return turns.take(TURN + handler, now, until, false);
  }

  @Override
  public void giveBack(String handler) {
    turns.giveBack(TURN + handler, null, null);
  }

  @Override
  public List<Delivery> list(String handler, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT d.event, d.failures, d.due_at, o.payload
                    FROM operations.delivery d JOIN operations.outbox o ON o.id = d.event
                    WHERE d.handler = :handler AND NOT d.dead
                    ORDER BY d.event LIMIT :limit
                    """)
                .bind("handler", handler)
                .bind("limit", limit)
                .map(
                    (row, context) ->
                        new Delivery(
                            row.getObject("event", UUID.class),
                            handler,
                            JdbcJobLog.payload(row.getString("payload")),
                            row.getInt("failures"),
                            row.getTimestamp("due_at").toInstant()))
                .list());
  }

  @Override
  public void told(Delivery delivery) {
    database.with(
        handle ->
            handle.execute(
                "DELETE FROM operations.delivery WHERE handler = ? AND event = ?",
                delivery.handler(),
                delivery.event()));
  }

  @Override
  public void failed(Delivery delivery, Instant at, String reason) {
    fail(delivery, at, reason, false);
  }

  @Override
  public void dead(Delivery delivery, String reason) {
    fail(delivery, delivery.at(), reason, true);
  }

  private void fail(Delivery delivery, Instant at, String reason, boolean dead) {
    database.with(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE operations.delivery
                    SET failures = failures + 1, due_at = :at, reason = :reason, dead = :dead
                    WHERE handler = :handler AND event = :event
                    """)
                .bind("handler", delivery.handler())
                .bind("event", delivery.event())
                .bind("at", at)
                .bind("reason", reason)
                .bind("dead", dead)
                .execute());
  }

  @Override
  public long open() {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT (SELECT count(*) FROM operations.outbox WHERE addressed_at IS NULL)
                      + (SELECT count(*) FROM operations.delivery WHERE NOT dead)
                    """)
                .mapTo(Long.class)
                .one());
  }
}
