package io.clipgen.persistence.shared;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import org.postgresql.ds.PGSimpleDataSource;

/// Makes the two ways into one database: as its owner, who may change everything, and as the
/// application, which may not touch a ledger row once it is written.
public final class DataSources {

  private static final Duration UNHURRIED = Duration.ofSeconds(30);

  private DataSources() {}

  /// Connections in the role of the application, pooled. The schema must have been migrated before.
  ///
  /// @param size how many connections the pool has at most
  /// @param patience how long one waits for a connection before that is an outage
  public static HikariDataSource application(DatabaseAddress address, int size, Duration patience) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("clipgen");
    config.setDataSource(owner(address));
    config.setMaximumPoolSize(size);
    config.setConnectionTimeout(patience.toMillis());
    config.setMinimumIdle(Math.min(2, size));
    config.setConnectionInitSql(
        "SET ROLE " + Migrations.APPLICATION_ROLE + "; SET TIME ZONE 'UTC'");
    return new HikariDataSource(config);
  }

  /// The same, with the patience of those whom nobody waits for.
  public static HikariDataSource application(DatabaseAddress address, int size) {
    return application(address, size, UNHURRIED);
  }

  /// Connections of the owner, not pooled.
  public static PGSimpleDataSource owner(DatabaseAddress address) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(address.url());
    source.setUser(address.user());
    if (address.password() != null) {
      source.setPassword(address.password());
    }
    source.setApplicationName("clipgen");
    return source;
  }
}
