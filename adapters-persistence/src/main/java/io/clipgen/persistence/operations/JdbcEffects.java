package io.clipgen.persistence.operations;

import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.shared.Ids;
import io.clipgen.domain.shared.EffectId;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.Update;

/// Outbound effects in `operations.effect`.
final class JdbcEffects implements Effects, EffectLog {

  private final Database database;
  private final Ids ids;
  private final InstantSource machineTime;
  private final RunnerId runner;
  private final Bell bell;

  JdbcEffects(Database database, Ids ids, InstantSource machineTime, RunnerId runner, Bell bell) {
    this.database = database;
    this.ids = ids;
    this.machineTime = machineTime;
    this.runner = runner;
    this.bell = bell;
  }

  @Override
  public EffectId intend(String kind, String reference, Object payload) {
    Handle handle = database.inTransaction();
    UUID id = ids.next();
    handle
        .createUpdate(
            """
            INSERT INTO operations.effect (id, kind, reference, payload, state, due_at, intended_at)
            VALUES (:id, :kind, :reference, CAST(:payload AS jsonb), 'intended', :now, :now)
            """)
        .bind("id", id)
        .bind("kind", kind)
        .bind("reference", reference)
        .bind("payload", Json.write(payload))
        .bind("now", machineTime.instant())
        .execute();
    handle.afterCommit(bell::ring);
    return new EffectId(id);
  }

  @Override
  public void intendAll(String kind, Map<String, ?> payloads) {
    Handle handle = database.inTransaction();
    handle
        .createUpdate(
            """
            INSERT INTO operations.effect (id, kind, reference, payload, state, due_at, intended_at)
            SELECT e.id, :kind, e.reference, e.payload::jsonb, 'intended', :now, :now
            FROM unnest(:ids, :references, :payloads) AS e (id, reference, payload)
            """)
        .bind("kind", kind)
        .bindArray("ids", UUID.class, payloads.keySet().stream().map(_ -> ids.next()).toList())
        .bindArray("references", String.class, payloads.keySet().toArray())
        .bindArray("payloads", String.class, payloads.values().stream().map(Json::write).toList())
        .bind("now", machineTime.instant())
        .execute();
    handle.afterCommit(bell::ring);
  }

  @Override
  public void ask(String kind, String reference) {
    database.run(
        () -> {
          Handle handle = database.inTransaction();
          handle
              .createUpdate(
                  """
                  UPDATE operations.effect SET due_at = :now
                  WHERE kind = :kind AND reference = :reference AND state = 'unknown'
                  """)
              .bind("kind", kind)
              .bind("reference", reference)
              .bind("now", machineTime.instant())
              .execute();
          handle.afterCommit(bell::ring);
        });
  }

  @Override
  public Optional<Effect> takeIntended(Set<String> kinds, Instant now, Instant until) {
    return take(
        """
        UPDATE operations.effect
        SET state = 'calling', runner = :runner, calls = calls + 1, asks = 0, due_at = :until,
          called_at = :now, unheard_at = NULL
        WHERE id = (
          SELECT id FROM operations.effect WHERE state = 'intended' AND due_at <= :now AND kind = ANY (:kinds)
          ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING *
        """,
        kinds,
        now,
        until);
  }

  @Override
  public Optional<Effect> takeUnknown(Set<String> kinds, Instant now, Instant until) {
    return take(
        """
        UPDATE operations.effect SET asks = asks + 1, due_at = :until, asked_at = :now
        WHERE id = (
          SELECT id FROM operations.effect WHERE state = 'unknown' AND due_at <= :now AND kind = ANY (:kinds)
          ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED)
        RETURNING *
        """,
        kinds,
        now,
        until);
  }

  private Optional<Effect> take(String sql, Set<String> kinds, Instant now, Instant until) {
    return database.with(
        handle -> {
          Query query = handle.createQuery(sql).bind("now", now).bind("until", until);
          if (sql.contains(":runner")) {
            query.bind("runner", runner.text());
          }
          return query
              .bindArray("kinds", String.class, kinds.toArray())
              .map((row, _) -> toEffect(row))
              .findOne();
        });
  }

  @Override
  public Optional<Effect> takeAbandoned(Set<String> kinds, Instant now) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT * FROM operations.effect WHERE state = 'calling' AND due_at <= :now AND kind = ANY (:kinds)
            ORDER BY id LIMIT 1 FOR UPDATE SKIP LOCKED
            """)
        .bind("now", now)
        .bindArray("kinds", String.class, kinds.toArray())
        .map((row, _) -> toEffect(row))
        .findOne();
  }

  @Override
  public Optional<Effect> find(EffectId id) {
    return database.with(
        handle ->
            handle
                .createQuery("SELECT * FROM operations.effect WHERE id = :id")
                .bind("id", id.value())
                .map((row, _) -> toEffect(row))
                .findOne());
  }

  @Override
  public boolean settle(Effect effect, Settlement settlement) {
    Handle handle = database.inTransaction();
    Update update =
        switch (settlement) {
          case Settlement.Done done ->
              move(
                      handle,
                      effect,
                      "state = 'done', receipt = :text, reason = NULL, settled_at = :at")
                  .bind("text", done.receipt())
                  .bind("at", machineTime.instant());
          case Settlement.Refused refused ->
              move(handle, effect, "state = 'refused', reason = :text, settled_at = :at")
                  .bind("text", refused.reason())
                  .bind("at", machineTime.instant());
          case Settlement.Unknown unknown ->
              move(handle, effect, "state = 'unknown', reason = :text, due_at = :at")
                  .bind("text", unknown.reason())
                  .bind("at", unknown.askAt());
          case Settlement.Intended intended ->
              move(handle, effect, "state = 'intended', due_at = :at, unheard_at = :now")
                  .bind("at", intended.callAt())
                  .bind("now", machineTime.instant());
        };
    handle.afterCommit(bell::ring);
    return update.execute() == 1;
  }

  private static Update move(Handle handle, Effect effect, String change) {
    return handle
        .createUpdate(
            "UPDATE operations.effect SET runner = NULL, %s WHERE id = :id AND state = :from AND calls = :calls"
                .formatted(change))
        .bind("id", effect.id().value())
        .bind("from", effect.state().name().toLowerCase(Locale.ROOT))
        .bind("calls", effect.calls());
  }

  @Override
  public long open(Set<String> waiting) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT count(*) FROM operations.effect
                    WHERE state IN ('calling', 'unknown')
                      OR state = 'intended' AND kind <> ALL (:waiting)
                    """)
                .bindArray("waiting", String.class, waiting.toArray())
                .mapTo(Long.class)
                .one());
  }

  private static Effect toEffect(ResultSet row) throws SQLException {
    return new Effect(
        new EffectId(row.getObject("id", UUID.class)),
        row.getString("kind"),
        row.getString("reference"),
        JdbcJobLog.payload(row.getString("payload")),
        State.valueOf(row.getString("state").toUpperCase(Locale.ROOT)),
        row.getInt("calls"),
        row.getInt("asks"));
  }
}
