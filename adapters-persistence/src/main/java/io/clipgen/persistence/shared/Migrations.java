package io.clipgen.persistence.shared;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.exception.FlywayValidateException;

/// Brings a database to the schema of this version. The owner runs them; the application then works
/// in a role of its own, to which every migration grants exactly what it needs.
public final class Migrations {

  /// The role in which the application works. It cannot sign in; the owner takes it on.
  public static final String APPLICATION_ROLE = "clipgen_app";

  private Migrations() {}

  /// Applies what is missing. Two processes may call it at once: one works, the other waits.
  ///
  /// @param owner connections of the database's owner
  /// @return how many migrations were applied
  /// @throws IllegalStateException with a sentence if the database is not one that this version can
  ///   go on with
  public static int migrate(DataSource owner) {
    ensureRole(owner);
    try {
      return flyway(owner).migrate().migrationsExecuted;
    } catch (FlywayValidateException e) {
      throw new IllegalStateException(
          "The database was made by another version of ClipGen, whose migrations are not the ones of this"
              + " version: use that version, or another database",
          e);
    } catch (FlywayException e) {
      throw new IllegalStateException("The database cannot be migrated: " + e.getMessage(), e);
    }
  }

  /// How many migrations are still to be applied.
  public static int pending(DataSource owner) {
    return flyway(owner).info().pending().length;
  }

  /// The newest migration that the database has, or `none`.
  public static String version(DataSource owner) {
    MigrationInfo current = flyway(owner).info().current();
    return current == null ? "none" : String.valueOf(current.getVersion());
  }

  private static Flyway flyway(DataSource owner) {
    return Flyway.configure()
        .dataSource(owner)
        .locations("classpath:db/migration")
        // Each context numbers its migrations by the minute they were written, in branches of their
        // own.
        .outOfOrder(true)
        .cleanDisabled(true)
        .loggers("slf4j")
        .load();
  }

  private static void ensureRole(DataSource owner) {
    // Roles belong to the server, not to the database: another database of this server may be
    // making it right now.
    String create =
        """
        DO $$
        BEGIN
          IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN
            CREATE ROLE %1$s NOLOGIN;
          END IF;
        EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
        END $$;
        DO $$
        DECLARE
          -- Up to 15 a member may always take the role on; from 16 on that is a right of its own.
          may text := CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END;
        BEGIN
          IF NOT pg_has_role(current_user, '%1$s', may) THEN
            EXECUTE format('GRANT %1$s TO %%I', current_user);
          END IF;
        END $$;
        """
            .formatted(APPLICATION_ROLE);
    try (Connection connection = owner.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(create);
    } catch (SQLException e) {
      throw new IllegalStateException(
          "The role " + APPLICATION_ROLE + " cannot be made: " + e.getMessage(), e);
    }
  }
}
