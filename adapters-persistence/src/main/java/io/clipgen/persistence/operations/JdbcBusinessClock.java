package io.clipgen.persistence.operations;

import io.clipgen.application.operations.port.MovableClock;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Unavailable;
import io.clipgen.persistence.shared.Database;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The machine's clock, moved ahead by what the database says: every process of the installation
/// follows within [#FRESH].
@Singleton
final class JdbcBusinessClock implements BusinessClock, MovableClock {

  static final Duration FRESH = Duration.ofMillis(200);
  private static final Logger LOG = LoggerFactory.getLogger(JdbcBusinessClock.class);

  private final Database database;
  private final boolean movable;
  private volatile @Nullable Reading last;

  /// How far ahead it was, and when that was read on the machine's own counter.
  private record Reading(Duration ahead, long nanos) {

    boolean fresh() {
      return System.nanoTime() - nanos < FRESH.toNanos();
    }
  }

  JdbcBusinessClock(
      Database database,
      @Property(name = "clipgen.clock.movable", defaultValue = "false") boolean movable) {
    this.database = database;
    this.movable = movable;
  }

  @Override
  public Instant now() {
    return Instant.now().plus(ahead()).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public boolean movable() {
    return movable;
  }

  @Override
  public void advance(Duration by) {
    if (!movable) {
      throw new Refused(
          "clock-is-real", "The clock of this installation is real and cannot be moved.");
    }
    if (!by.isPositive()) {
      throw new IllegalArgumentException("time only moves forward");
    }
    database.with(
        handle ->
            handle.execute(
                "UPDATE operations.clock SET ahead_micros = ahead_micros + ?",
                by.toNanos() / 1000));
    last = null;
    awaitEverybody();
  }

  /// Waits until no process, the simulators included, can still take the old time for fresh.
  private static void awaitEverybody() {
    try {
      Thread.sleep(FRESH.multipliedBy(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Duration ahead() {
    Reading known = last;
    if (known != null && known.fresh()) {
      return known.ahead();
    }
    try {
      Reading read = new Reading(read(), System.nanoTime());
      last = read;
      return read.ahead();
    } catch (Unavailable | JdbiException e) {
      // Time goes on while the database is away.
      if (known == null) {
        throw e;
      }
      LOG.debug("the clock could not be read and goes on as it was", e);
      return known.ahead();
    }
  }

  private Duration read() {
    return database.with(
        handle ->
            Duration.of(
                handle
                    .createQuery("SELECT ahead_micros FROM operations.clock")
                    .mapTo(Long.class)
                    .one(),
                ChronoUnit.MICROS));
  }
}
