package io.clipgen.persistence.operations;

import io.clipgen.application.shared.BusinessClock;
import io.clipgen.persistence.shared.Database;
import javax.sql.DataSource;

/// Business time for a process that needs nothing else of the installation, as a simulator does.
public final class Clocks {

  private Clocks() {}

  /// A clock that follows the installation's.
  public static BusinessClock following(DataSource application) {
    return new JdbcBusinessClock(new Database(application), false);
  }
}
