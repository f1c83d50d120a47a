package io.clipgen.bootstrap;

import io.clipgen.application.operations.Part;
import io.clipgen.persistence.embedded.EmbeddedPostgres;
import io.clipgen.persistence.shared.DataSources;
import io.clipgen.persistence.shared.DatabaseAddress;
import io.clipgen.persistence.shared.Migrations;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The database of an installation: a server that was configured, or the embedded one, which is
/// started if it does not run, and stopped again when nobody uses it any more.
public final class OpenDatabase implements AutoCloseable {

  private static final String NAME = "clipgen";

  private final DatabaseAddress address;
  private final String version;
  private final @Nullable EmbeddedPostgres embedded;

  private OpenDatabase(
      DatabaseAddress address, String version, @Nullable EmbeddedPostgres embedded) {
    this.address = address;
    this.version = version;
    this.embedded = embedded;
  }

  /// Opens it.
  ///
  /// @param url of a server, as `DATABASE_URL` has it; empty for the embedded one
  public static OpenDatabase open(Installation installation, String url) {
    if (url.isBlank()) {
      EmbeddedPostgres server =
          EmbeddedPostgres.open(installation.folder("postgres"), installation.cache());
      server.ensureDatabase(NAME);
      return new OpenDatabase(server.address(NAME), server.version(), server);
    }
    DatabaseAddress address = parsed(url);
    return new OpenDatabase(address, versionOf(address), null);
  }

  private static DatabaseAddress parsed(String url) {
    try {
      return DatabaseAddress.parse(url);
    } catch (IllegalArgumentException e) {
      throw new Trouble(e.getMessage() + ".", e);
    }
  }

  private static String versionOf(DatabaseAddress address) {
    try (Connection connection = DataSources.owner(address).getConnection()) {
      return connection.getMetaData().getDatabaseProductVersion();
    } catch (SQLException e) {
      throw new Trouble(
          "The database of DATABASE_URL (%s) cannot be used: %s".formatted(address, e.getMessage()),
          e);
    }
  }

  /// Where it is, for its owner.
  public DatabaseAddress address() {
    return address;
  }

  /// Whether ClipGen runs the server itself.
  public boolean embedded() {
    return embedded != null;
  }

  /// Whether the server ran before this process came.
  public boolean ranBefore() {
    return embedded == null || embedded.adopted();
  }

  /// Brings it to the schema of this version.
  ///
  /// @return how many migrations were applied
  public int migrate() {
    try {
      return Migrations.migrate(owner());
    } catch (IllegalStateException e) {
      throw new Trouble(e.getMessage() + ".", e);
    }
  }

  /// Whether nothing has ever been migrated in it.
  public boolean isNew() {
    return Migrations.version(owner()).equals("none");
  }

  /// What `doctor` says of it.
  public Part part() {
    return embedded()
        ? new Part(
            "Database",
            Part.State.EMBEDDED,
            "PostgreSQL " + version,
            "set DATABASE_URL to a PostgreSQL of yours")
        : new Part("Database", Part.State.REAL, "PostgreSQL " + version, "");
  }

  /// Connections of its owner.
  public DataSource owner() {
    return DataSources.owner(address);
  }

  @Override
  public void close() {
    if (embedded != null) {
      embedded.close();
    }
  }
}
