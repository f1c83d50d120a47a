package io.clipgen.persistence.operations;

import io.clipgen.persistence.shared.BareDataSource;
import io.clipgen.persistence.shared.Database;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;

/// Hands out the open transaction's connection to a library that wants a data source. Closing it
/// does nothing: it belongs to the transaction.
final class TransactionDataSource extends BareDataSource {

  private final Database database;

  TransactionDataSource(Database database) {
    this.database = database;
  }

  @Override
  public Connection getConnection() {
    Connection open = database.inTransaction().getConnection();
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) -> {
              if (method.getName().equals("close")) {
                return null;
              }
              try {
                return method.invoke(open, arguments);
              } catch (InvocationTargetException e) {
                throw e.getTargetException();
              }
            });
  }
}
