package io.clipgen.persistence.shared;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import org.jdbi.v3.core.statement.StatementContext;

/// Reads rows into records, each column into the component of its name. Which column that is, Jdbi
/// looks up anew for every statement that is run; here it is remembered for each list of columns,
/// of which there are as many as there are statements in the code.
public final class Rows<T> implements RowMapper<T> {

  private static final ClassValue<Rows<?>> KNOWN =
      new ClassValue<>() {
        @Override
        protected Rows<?> computeValue(Class<?> type) {
          return new Rows<>(ConstructorMapper.of(type));
        }
      };

  private final RowMapper<T> mapper;
  private final Map<List<String>, RowMapper<T>> byColumns = new ConcurrentHashMap<>();

  private Rows(RowMapper<T> mapper) {
    this.mapper = mapper;
  }

  /// Reads rows into `type`, a public record.
  @SuppressWarnings("unchecked") // made for that type
  public static <T> Rows<T> of(Class<T> type) {
    return (Rows<T>) KNOWN.get(type);
  }

  @Override
  public T map(ResultSet row, StatementContext context) throws SQLException {
    return specialize(row, context).map(row, context);
  }

  @Override
  public RowMapper<T> specialize(ResultSet rows, StatementContext context) throws SQLException {
    List<String> columns = columns(rows.getMetaData());
    RowMapper<T> known = byColumns.get(columns);
    if (known == null) {
      known = mapper.specialize(rows, context);
      byColumns.put(columns, known);
    }
    return known;
  }

  private static List<String> columns(ResultSetMetaData about) throws SQLException {
    int count = about.getColumnCount();
    var columns = new ArrayList<String>(count);
    for (int column = 1; column <= count; column++) {
      columns.add(about.getColumnLabel(column));
    }
    return columns;
  }
}
