package io.clipgen.bootstrap.world;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.ArrayList;
import java.util.List;

/// Writes down the SQL of a request, with its values, as a script of PostgreSQL's own load program
/// could run it.
final class SqlTrace {

  private final List<String> statements = new ArrayList<>();
  private boolean on;

  synchronized void start() {
    statements.clear();
    on = true;
  }

  synchronized List<String> stop() {
    on = false;
    return List.copyOf(statements);
  }

  private synchronized void note(String sql) {
    if (on) {
      statements.add(sql);
    }
  }

  /// A connection that is listened to, while somebody listens.
  synchronized Connection listenTo(Connection connection) {
    if (!on) {
      return connection;
    }
    return proxy(
        Connection.class,
        (_, method, arguments) -> {
          Object answer = invoke(connection, method, arguments);
          switch (method.getName()) {
            case "setAutoCommit" -> {
              if (!(boolean) arguments[0]) {
                note("BEGIN");
              }
            }
            case "commit" -> note("COMMIT");
            case "rollback" -> note("ROLLBACK");
            default -> {}
          }
          return answer instanceof PreparedStatement statement ? listenTo(statement) : answer;
        });
  }

  private PreparedStatement listenTo(PreparedStatement statement) {
    return proxy(
        PreparedStatement.class,
        (_, method, arguments) -> {
          if (method.getName().startsWith("execute")) {
            // The pool's wrapper puts itself before the statement and its values.
            String text = statement.toString();
            int wrapped = text.indexOf(" wrapping ");
            note(wrapped < 0 ? text : text.substring(wrapped + " wrapping ".length()));
          }
          return invoke(statement, method, arguments);
        });
  }

  private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(
        Proxy.newProxyInstance(SqlTrace.class.getClassLoader(), new Class<?>[] {type}, handler));
  }
}
