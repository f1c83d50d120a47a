package io.clipgen.persistence.testing;

import com.zaxxer.hikari.HikariDataSource;
import io.clipgen.persistence.shared.DataSources;
import io.clipgen.persistence.shared.Database;
import io.clipgen.persistence.shared.DatabaseAddress;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/// A freshly migrated PostgreSQL database of its own, for one test class:
///
/// ```java
/// @RegisterExtension static final TestDatabase db = TestDatabase.fresh();
/// private final Campaigns campaigns = new JdbcCampaigns(db.database());
/// ```
///
/// All share one server per JVM, which keeps nothing and is gone afterwards. Outside of JUnit,
/// [#close] it.
public final class TestDatabase implements AfterAllCallback, AutoCloseable {

  private final DatabaseAddress address;
  private final HikariDataSource application;
  private final Database database;
  private @Nullable Connection keeper;
  private int kept;

  private TestDatabase(DatabaseAddress address) {
    this.address = address;
    this.application = DataSources.application(address, 40);
    this.database = new Database(application);
  }

  /// Makes a database with all migrations applied and no rows.
  public static TestDatabase fresh() {
    return new TestDatabase(TestServer.get().freshDatabase());
  }

  /// All rows as they are now, to come [#backTo].
  public KeptRows keep() {
    try {
      if (keeper == null) {
        keeper = owner().getConnection();
      }
      return new KeptRows(keeper, ++kept);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Goes back, as often as one likes; who is connected stays so.
  ///
  /// @param rows kept in this database
  public void backTo(KeptRows rows) {
    try {
      rows.restore();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /// Works in the role of the application.
  public Database database() {
    return database;
  }

  /// Pooled connections in the role of the application.
  public DataSource dataSource() {
    return application;
  }

  /// Connections of the owner, who may do what the application may not.
  public DataSource owner() {
    return DataSources.owner(address);
  }

  /// Where the database is, for its owner.
  public DatabaseAddress address() {
    return address;
  }

  /// Runs one statement as the owner.
  public void asOwner(String sql) {
    Jdbi.create(owner()).useHandle(handle -> handle.execute(sql));
  }

  @Override
  public void close() {
    application.close();
    if (keeper != null) {
      try {
        keeper.close();
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
    TestServer.get().drop(address);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (context.getEnclosingTestClasses().isEmpty()) { // nested classes share the database
      close();
    }
  }
}
