package io.clipgen.bootstrap.world;

import io.clipgen.persistence.shared.BareDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;

/// The way to whichever database the world has now, with something in between where a test wants
/// it.
final class SwitchedDataSource extends BareDataSource {

  private volatile DataSource current = this;
  private volatile UnaryOperator<Connection> between = UnaryOperator.identity();

  void switchTo(DataSource next) {
    current = next;
  }

  /// Every connection that is opened from now on is what `wrap` makes of it.
  void putBetween(UnaryOperator<Connection> wrap) {
    between = wrap;
  }

  @Override
  public Connection getConnection() throws SQLException {
    return between.apply(current.getConnection());
  }
}
