package io.clipgen.persistence.shared;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.StatementCustomizer;
import org.postgresql.PGStatement;

/// Has statements with optional conditions, as in `:after IS NULL OR id > :after`, planned each
/// time for the values they get.
///
/// A statement that is run often is prepared, and PostgreSQL then plans it once for whatever values
/// there may be: such a condition is no way into an index then but a filter, and a page far down a
/// list reads all that is before it.
final class OptionalConditions implements StatementCustomizer {

  private static final String OPTIONAL = "IS NULL OR ";
  private static final int NEVER = 0;

  @Override
  public void beforeExecution(PreparedStatement statement, StatementContext context)
      throws SQLException {
    if (context.getRenderedSql().contains(OPTIONAL)) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(NEVER);
    }
  }
}
