package io.clipgen.persistence.identity;

import io.clipgen.application.identity.port.SignInAttempts;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jdbi.v3.core.Handle;

@Singleton
final class JdbcSignInAttempts implements SignInAttempts {

  private final Database database;
  private final InstantSource machine;

  @Inject
  JdbcSignInAttempts(Database database) {
    this(database, InstantSource.system());
  }

  JdbcSignInAttempts(Database database, InstantSource machine) {
    this.database = database;
    this.machine = machine;
  }

  @Override
  public Duration take(String key, int limit, Duration window) {
    Instant now = machine.instant();
    return database.with(handle -> take(handle, key, limit, now, now.plus(window)));
  }

  private static Duration take(Handle handle, String key, int limit, Instant now, Instant ends) {
    // One statement decides, so that tries at once queue up at the row.
    var taken =
        handle
            .createQuery(
                """
                INSERT INTO identity.sign_in_attempt AS attempt (key, taken, window_ends)
                VALUES (:key, 1, :ends)
                ON CONFLICT (key) DO UPDATE SET
                  taken = CASE WHEN attempt.window_ends <= :now THEN 1 ELSE attempt.taken + 1 END,
                  window_ends = CASE WHEN attempt.window_ends <= :now THEN :ends ELSE attempt.window_ends END
                WHERE attempt.taken < :limit OR attempt.window_ends <= :now
                RETURNING taken
                """)
            .bind("key", key)
            .bind("ends", ends.atOffset(ZoneOffset.UTC))
            .bind("now", now.atOffset(ZoneOffset.UTC))
            .bind("limit", limit)
            .mapTo(Integer.class)
            .findOne();
    if (taken.isEmpty()) {
      return untilNextWindow(handle, key, now);
    }
    if (taken.get() == 1) {
      forget(handle, now);
    }
    return Duration.ZERO;
  }

  private static Duration untilNextWindow(Handle handle, String key, Instant now) {
    return handle
        .createQuery("SELECT window_ends FROM identity.sign_in_attempt WHERE key = :key")
        .bind("key", key)
        .map((row, _) -> row.getObject("window_ends", OffsetDateTime.class).toInstant())
        .findOne()
        .map(ends -> Duration.between(now, ends))
        .filter(Duration::isPositive)
        // The window has just ended: who asks again will be let in.
        .orElse(Duration.ofSeconds(1));
  }

  private static void forget(Handle handle, Instant now) {
    handle
        .createUpdate("DELETE FROM identity.sign_in_attempt WHERE window_ends <= :now")
        .bind("now", now.atOffset(ZoneOffset.UTC))
        .execute();
  }

  @Override
  public void giveBack(String key) {
    database.with(
        handle ->
            handle
                .createUpdate(
                    "UPDATE identity.sign_in_attempt SET taken = greatest(taken - 1, 0) WHERE key = :key")
                .bind("key", key)
                .execute());
  }
}
