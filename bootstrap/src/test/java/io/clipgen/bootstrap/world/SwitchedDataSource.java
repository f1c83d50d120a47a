package io.clipgen.bootstrap.world;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.UnaryOperator;
import java.util.logging.Logger;
import javax.sql.DataSource;

/// The way to whichever database the world has now, with something in between where a test wants
/// it.
final class SwitchedDataSource implements DataSource {

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

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the world's database has its user");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    throw new SQLException("this wraps whatever the world has now");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return false;
  }
}
