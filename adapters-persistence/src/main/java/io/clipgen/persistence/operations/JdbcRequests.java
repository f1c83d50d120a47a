package io.clipgen.persistence.operations;

import io.clipgen.application.operations.port.RequestLog;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// Requests in `operations.request`: who finds the name taken has waited, by the primary key, until
/// the transaction that took it was over.
@Singleton
final class JdbcRequests implements RequestLog {

  private final Database database;

  JdbcRequests(Database database) {
    this.database = database;
  }

  @Override
  public Optional<Answered> begin(
      PartyId sender, String action, String key, String content, Instant at) {
    int begun =
        database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO operations.request (sender, action, key, content, asked_at)
                VALUES (:sender, :action, :key, :content, :at)
                ON CONFLICT DO NOTHING
                """)
            .bind("sender", sender.value())
            .bind("action", action)
            .bind("key", key)
            .bind("content", content)
            .bind("at", at)
            .execute();
    return begun == 1 ? Optional.empty() : Optional.of(answered(sender, action, key));
  }

  private Answered answered(PartyId sender, String action, String key) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT content, answer FROM operations.request
            WHERE sender = :sender AND action = :action AND key = :key
            """)
        .bind("sender", sender.value())
        .bind("action", action)
        .bind("key", key)
        .map((row, _) -> new Answered(row.getString("content"), row.getString("answer")))
        .one();
  }

  @Override
  public void answer(PartyId sender, String action, String key, String answer) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE operations.request SET answer = :answer
            WHERE sender = :sender AND action = :action AND key = :key
            """)
        .bind("sender", sender.value())
        .bind("action", action)
        .bind("key", key)
        .bind("answer", answer)
        .execute();
  }

  @Override
  public int forget(Instant before, int limit) {
    return database
        .inTransaction()
        .createUpdate(
            """
            DELETE FROM operations.request WHERE (sender, action, key) IN (
              SELECT sender, action, key FROM operations.request WHERE asked_at < :before
              ORDER BY asked_at LIMIT :limit
            )
            """)
        .bind("before", before)
        .bind("limit", limit)
        .execute();
  }
}
