package io.clipgen.persistence.operations;

import io.clipgen.persistence.shared.Database;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Who has the turn at something that only one process may do at a time. A turn is held by a
/// thread's token, kept beside the process's name: two threads of one process exclude each other as
/// well.
final class Turns {

  private final Database database;
  private final RunnerId runner;

  Turns(Database database, RunnerId runner) {
    this.database = database;
    this.runner = runner;
  }

  /// Takes, or prolongs, a turn.
  ///
  /// @param onlyIfDue not before it is due
  boolean take(String name, Instant now, Instant until, boolean onlyIfDue) {
    return database.with(
            handle ->
                handle
                    .createUpdate(
                        """
                        INSERT INTO operations.turn AS t (name, runner, lapses_at, due_at)
                        VALUES (:name, :holder, :until, :now)
                        ON CONFLICT (name) DO UPDATE SET runner = :holder, lapses_at = :until
                        WHERE (t.runner IS NULL OR t.runner = :holder OR t.lapses_at <= :now)
                          AND (NOT :onlyIfDue OR t.due_at <= :now)
                        """)
                    .bind("name", name)
                    .bind("holder", holder())
                    .bind("now", now)
                    .bind("until", until)
                    .bind("onlyIfDue", onlyIfDue)
                    .execute())
        == 1;
  }

  /// Whether somebody has a turn.
  boolean taken(String name, Instant now) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT EXISTS (
                      SELECT FROM operations.turn
                      WHERE name = :name AND runner IS NOT NULL AND lapses_at > :now)
                    """)
                .bind("name", name)
                .bind("now", now)
                .mapTo(Boolean.class)
                .one());
  }

  /// Gives a turn back, if it is still held.
  ///
  /// @param due when it comes again; `null` to leave that as it is
  void giveBack(String name, @Nullable Instant due, @Nullable String failure) {
    database.with(
        handle ->
            handle
                .createUpdate(
                    """
                    UPDATE operations.turn
                    SET runner = NULL, lapses_at = NULL, due_at = coalesce(:due, due_at), failure = :failure
                    WHERE name = :name AND runner = :holder
                    """)
                .bind("name", name)
                .bind("holder", holder())
                .bind("due", due)
                .bind("failure", failure)
                .execute());
  }

  /// Makes the turns of a kind due.
  void allDue(String prefix, Instant now) {
    database.with(
        handle ->
            handle
                .createUpdate(
                    "UPDATE operations.turn SET due_at = :now WHERE starts_with(name, :prefix)")
                .bind("now", now)
                .bind("prefix", prefix)
                .execute());
  }

  private String holder() {
    return runner.text() + "#" + Thread.currentThread().threadId();
  }
}
