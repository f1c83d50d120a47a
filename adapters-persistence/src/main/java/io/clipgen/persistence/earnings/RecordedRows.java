package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Journal.Recorded;
import io.clipgen.domain.earnings.EntryContent;
import io.clipgen.domain.earnings.Seal;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Puts entries together from a row per posting, one entry at a time. What somebody has tampered
/// with is read as it is.
///
/// @param <T> what else is read of each entry
final class RecordedRows<T> {

  /// The columns it needs, of `e` (an entry), `p` (its postings) and `a` (their accounts). The rows
  /// of an entry must come together, by ordinal.
  static final String COLUMNS =
      "e.tx, e.seq, e.id, e.source, e.event, e.effective_at, e.details, a.code, a.commodity, p.amount";

  /// The tables they come from. An entry that has lost its postings is there nevertheless.
  static final String FROM =
      """
      FROM earnings.entry e
      LEFT JOIN earnings.posting p ON p.entry_id = e.id
      LEFT JOIN earnings.account a ON a.id = p.account_id
      """;

  /// The order of a history: sources and events as bytes.
  static final String BY_KEY = "e.source COLLATE \"C\", e.event COLLATE \"C\", e.id, p.ordinal";

  private static final int FETCH = 2000;

  private final Aside<T> aside;
  private final BiConsumer<Recorded, T> each;
  private @Nullable UUID id;
  private @Nullable T beside;
  private Seal.@Nullable Position position;
  private @Nullable EntryContent head;
  private List<EntryContent.Item> items = new ArrayList<>();

  private RecordedRows(Aside<T> aside, BiConsumer<Recorded, T> each) {
    this.aside = aside;
    this.each = each;
  }

  /// Reads all rows through a cursor; the query must run in a transaction.
  static void read(Query query, Consumer<Recorded> each) {
    read(query, _ -> true, (entry, _) -> each.accept(entry));
  }

  /// Reads all rows, and of the first row of each entry what stands beside it.
  static <T> void read(Query query, Aside<T> aside, BiConsumer<Recorded, T> each) {
    var rows = new RecordedRows<>(aside, each);
    query
        .setFetchSize(FETCH)
        .map(
            (row, _) -> {
              rows.add(row);
              return true;
            })
        .useStream(stream -> stream.forEach(_ -> {}));
    rows.end();
  }

  private void add(ResultSet row) throws SQLException {
    UUID next = row.getObject("id", UUID.class);
    if (!next.equals(id)) {
      end();
      id = next;
      beside = aside.of(row);
      position = new Seal.Position(row.getLong("tx"), row.getLong("seq"));
      head =
          new EntryContent(
              row.getString("source"),
              row.getString("event"),
              row.getObject("effective_at", OffsetDateTime.class).toInstant(),
              details(row.getString("details")),
              List.of());
    }
    String code = row.getString("code");
    if (row.getObject("amount") != null) {
      items.add(
          new EntryContent.Item(
              code == null ? "an account that is gone" : code,
              // ISO 4217's code for no currency.
              code == null ? "XXX" : row.getString("commodity"),
              row.getLong("amount")));
    }
  }

  private void end() {
    if (id != null && position != null && head != null && beside != null) {
      each.accept(
          new Recorded(
              position,
              new EntryId(id),
              new EntryContent(head.source(), head.event(), head.at(), head.details(), items)),
          beside);
    }
    items = new ArrayList<>();
  }

  private static Map<String, String> details(String json) {
    var details = new LinkedHashMap<String, String>();
    if (!json.startsWith("{")) {
      return Map.of("", "no object: " + json);
    }
    Json.read(json, Map.class)
        .forEach(
            (key, value) ->
                details.put(
                    String.valueOf(key),
                    value instanceof String text ? text : "no text: " + value));
    return details;
  }

  /// Reads what stands beside an entry.
  interface Aside<T> {
    T of(ResultSet row) throws SQLException;
  }
}
