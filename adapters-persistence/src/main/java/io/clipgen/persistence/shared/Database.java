package io.clipgen.persistence.shared;

import io.clipgen.application.shared.Transactions;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.jspecify.annotations.Nullable;

/// The way to PostgreSQL: transactions that are bound to the thread, and SQL by hand through Jdbi.
///
/// Adapters never open a connection themselves: [#with] gives the open transaction's, or, outside
/// of one, a connection of its own that commits each statement. Where the database is not there,
/// both that and a transaction fail as [io.clipgen.application.shared.Unavailable].
public final class Database implements Transactions {

  private static final int TRIES = 5;
  // Serialization failure, deadlock: the transaction lost against another one and may be run again.
  private static final Set<String> LOST_RACE = Set.of("40001", "40P01");

  private final Jdbi jdbi;
  private final ThreadLocal<@Nullable Handle> current = new ThreadLocal<>();

  public Database(DataSource dataSource) {
    this.jdbi = Jdbi.create(dataSource).installPlugin(new PostgresPlugin());
    jdbi.getConfig(SqlStatements.class).addCustomizer(new OptionalConditions());
  }

  /// Runs `work` on the open transaction's handle, or on one of its own.
  public <T extends @Nullable Object> T with(Function<Handle, T> work) {
    Handle open = current.get();
    if (open != null) {
      return work.apply(open);
    }
    try (Handle handle = jdbi.open()) {
      return on(handle, () -> work.apply(handle));
    } catch (RuntimeException failure) {
      throw Outage.or(failure);
    }
  }

  /// The handle of the open transaction.
  ///
  /// @throws IllegalStateException if none is open: the use case must open it
  public Handle inTransaction() {
    Handle open = current.get();
    if (open == null) {
      throw new IllegalStateException("this must run in a transaction: the use case opens it");
    }
    return open;
  }

  @Override
  public <T> T call(Supplier<T> work) {
    if (current.get() != null) {
      return work.get();
    }
    for (int attempt = 1; ; attempt++) {
      try (Handle handle = jdbi.open()) {
        current.set(handle);
        return on(handle, () -> handle.inTransaction(_ -> work.get()));
      } catch (RuntimeException failure) {
        if (attempt == TRIES || !lostRace(failure)) {
          throw Outage.or(failure);
        }
      } finally {
        current.remove();
      }
      pause(attempt);
    }
  }

  @Override
  public void afterCommit(Runnable work) {
    inTransaction().afterCommit(work);
  }

  // Where something could do without an answer, as the clock can, what fails is the next statement,
  // and for another reason: the pool has taken the lost connection away by then.
  private static <T extends @Nullable Object> T on(Handle handle, Supplier<T> work) {
    try {
      return work.get();
    } catch (RuntimeException failure) {
      throw isGone(handle) ? Outage.because(failure) : failure;
    }
  }

  private static boolean isGone(Handle handle) {
    try {
      return handle.getConnection().isClosed();
    } catch (SQLException e) {
      return true;
    }
  }

  private static boolean lostRace(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SQLException sql
          && sql.getSQLState() != null
          && LOST_RACE.contains(sql.getSQLState())) {
        return true;
      }
    }
    return false;
  }

  private static void pause(int attempt) {
    try {
      Thread.sleep(ThreadLocalRandom.current().nextLong(5L << attempt));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting to run a transaction again", e);
    }
  }
}
