package io.clipgen.bootstrap.sweep;

import io.clipgen.bootstrap.sweep.Points.Way;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Connections on which every statement and every commit is a point.
final class FailingConnections {

  private static final Set<String> ENDS = Set.of("commit", "rollback");
  private static final String BROKEN = "08006";

  private final Points points;

  FailingConnections(Points points) {
    this.points = points;
  }

  /// The same connection, with its points.
  Connection wrap(Connection real) {
    return proxy(
        Connection.class,
        (method, arguments) -> {
          String name = method.getName();
          if (ENDS.contains(name) && (arguments == null || arguments.length == 0)) {
            return point(real, name, () -> invoke(real, method, arguments));
          }
          Object made = invoke(real, method, arguments);
          follow(real, name, arguments);
          if (made instanceof PreparedStatement statement) {
            return statement(PreparedStatement.class, real, statement, label(arguments));
          }
          return made instanceof Statement statement
              ? statement(Statement.class, real, statement, "")
              : made;
        });
  }

  private void follow(Connection connection, String name, Object @Nullable [] arguments) {
    if (name.equals("setAutoCommit") && arguments != null && arguments[0].equals(false)) {
      points.begun(connection);
    } else if (name.equals("setAutoCommit") || name.equals("close")) {
      points.ended(connection);
    }
  }

  private <S extends Statement> S statement(
      Class<S> type, Connection connection, Statement real, String sql) {
    return proxy(
        type,
        (method, arguments) ->
            method.getName().startsWith("execute")
                ? point(
                    connection,
                    sql.isEmpty() ? label(arguments) : sql,
                    () -> invoke(real, method, arguments))
                : invoke(real, method, arguments));
  }

  private @Nullable Object point(Connection connection, String what, Call call) throws Throwable {
    Optional<Way> way = points.pass("SQL " + what);
    if (way.isEmpty()) {
      return call.run();
    }
    switch (way.get()) {
      case BEFORE -> throw new SQLException("the server did not do it", BROKEN);
      case AFTER -> {
        call.run();
        lose(connection);
        throw new SQLException("the connection was lost after it was done", BROKEN);
      }
      case TIMED_OUT -> {
        call.run();
        throw new SQLTimeoutException("no answer in time", "57014");
      }
    }
    throw new IllegalStateException();
  }

  /// The pool gets to know of it, as it would from the real failure.
  private static void lose(Connection connection) throws SQLException {
    connection.abort(Runnable::run);
    try (Statement statement = connection.createStatement()) {
      throw new IllegalStateException("the connection is still there: " + statement);
    } catch (SQLException gone) {
      // as it should be
    }
  }

  private static String label(Object @Nullable [] arguments) {
    return arguments == null || arguments.length == 0
        ? "batch"
        : String.valueOf(arguments[0]).strip().replaceAll("\\s+", " ");
  }

  private static @Nullable Object invoke(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    try {
      return method.invoke(real, arguments);
    } catch (InvocationTargetException e) {
      throw e.getTargetException();
    }
  }

  private static <T> T proxy(Class<T> type, Handler handler) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (_, method, arguments) -> handler.handle(method, arguments)));
  }

  private interface Call {
    @Nullable Object run() throws Throwable;
  }

  private interface Handler {
    @Nullable Object handle(Method method, Object @Nullable [] arguments) throws Throwable;
  }
}
