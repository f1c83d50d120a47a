package io.clipgen.persistence.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/// All rows of a database as they were at one moment, to come back to as often as one likes.
///
/// The database stays, and with it everybody who is connected and all that they have prepared:
/// making a new one from a template leaves each statement to be planned anew, which costs several
/// times what a short test does with it.
public final class KeptRows {

  private static final String SCHEMA = "kept_rows_";
  private static final int RESTORED_BEFORE_VACUUM = 25;

  private static final String TABLES =
      """
      SELECT format('%I.%I', n.nspname, c.relname) AS name,
        (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) FROM pg_attribute a
         WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
      WHERE c.relkind = 'r' AND n.nspname NOT IN ('pg_catalog', 'information_schema')
        AND NOT starts_with(n.nspname, ?)
      ORDER BY 1
      """;

  private static final String SEQUENCES =
      """
      SELECT format('SELECT setval(''%I.%I'', %s, %L)', schemaname, sequencename,
        coalesce(last_value, start_value), last_value IS NOT NULL)
      FROM pg_sequences
      """;

  // Whoever was cut off in the middle of something may still be at it, there.
  private static final String END_OTHERS =
      """
      SELECT count(pg_terminate_backend(pid, 10000)) FROM pg_stat_activity
      WHERE datname = current_database() AND backend_type = 'client backend'
        AND pid <> pg_backend_pid() AND state <> 'idle'
      """;

  private final Connection owner;
  private final List<String> restoring = new ArrayList<>();
  private final String vacuum;
  private int restored;

  /// @param owner a connection of the owner, in no transaction; it stays open
  /// @param number tells it from others in the same database
  KeptRows(Connection owner, int number) throws SQLException {
    this.owner = owner;
    String schema = SCHEMA + number;
    var names = new ArrayList<String>();
    restoring.add("SET LOCAL session_replication_role = replica");
    try (Statement statement = owner.createStatement();
        PreparedStatement tables = owner.prepareStatement(TABLES)) {
      statement.execute("CREATE SCHEMA " + schema);
      tables.setString(1, SCHEMA);
      ResultSet found = tables.executeQuery();
      while (found.next()) {
        String name = found.getString("name");
        String columns = found.getString("columns");
        String copy = schema + ".rows_" + names.size();
        names.add(name);
        restoring.add("DELETE FROM " + name);
        int rows =
            statement.executeUpdate(
                "CREATE TABLE %s AS SELECT %s FROM %s".formatted(copy, columns, name));
        if (rows > 0) {
          restoring.add(
              "INSERT INTO %s (%s) OVERRIDING SYSTEM VALUE SELECT * FROM %s"
                  .formatted(name, columns, copy));
        }
      }
      ResultSet sequences = statement.executeQuery(SEQUENCES);
      while (sequences.next()) {
        restoring.add(sequences.getString(1));
      }
    }
    vacuum = "VACUUM " + String.join(", ", names);
  }

  /// Goes back: the rows and the sequences are what they were. Nobody may be at work; who is in the
  /// middle of something nevertheless is cut off.
  void restore() throws SQLException {
    try (Statement statement = owner.createStatement()) {
      statement.execute(END_OTHERS);
      statement.execute("BEGIN; " + String.join("; ", restoring) + "; COMMIT");
      if (++restored % RESTORED_BEFORE_VACUUM == 0) {
        statement.execute(vacuum);
      }
    }
  }
}
