package io.clipgen.persistence.earnings;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.shared.Id;
import io.clipgen.domain.shared.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Reads what whoever asks may see, a page at a time.
abstract class SeenRows {

  static final String NO_RULE = "";

  /// Whether whoever asks paid into the pot `p`.
  static final String PAYS =
      """
      (:seer::uuid IS NULL OR EXISTS (
        SELECT FROM earnings.funding mine WHERE mine.pot = p.pot AND mine.payer = :seer::uuid))
      """;

  final EntryRows entries;
  final int limit;
  final @Nullable String after;
  private final Handle handle;
  private final @Nullable UUID seer;

  SeenRows(Handle handle, @Nullable UUID seer, @Nullable String after, int limit) {
    this.entries = new EntryRows(handle);
    this.handle = handle;
    this.seer = seer;
    this.after = after;
    this.limit = limit;
  }

  final @Nullable UUID after(String prefix) {
    return after == null ? null : InvalidInput.reading("after", () -> Id.parse(prefix, after));
  }

  final Query query(String sql) {
    Query query = handle.createQuery(sql);
    return sql.contains(":seer") ? query.bind("seer", seer) : query;
  }

  static Map<String, Money> figures(ResultSet row, String... names) throws SQLException {
    var figures = new LinkedHashMap<String, Money>();
    for (String name : names) {
      figures.put(name, Money.of(row.getLong(name), row.getString("commodity")));
    }
    return figures;
  }

  static Money amount(ResultSet row) throws SQLException {
    return money(row, "amount");
  }

  static Money money(ResultSet row, String column) throws SQLException {
    return Money.of(row.getLong(column), row.getString("commodity"));
  }
}
