package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.query.EntryView;
import io.clipgen.application.earnings.query.Explanation.Link;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.Money;
import io.clipgen.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/// Reads entries with their postings.
final class EntryRows {

  private final Handle handle;

  EntryRows(Handle handle) {
    this.handle = handle;
  }

  /// The entries of many lines at once, by line.
  Map<String, List<EntryView>> ofLines(List<String> lines) {
    var byLine = new LinkedHashMap<String, List<EntryView>>();
    read(
        handle
            .createQuery(
                """
                WITH concerned AS (
                  SELECT DISTINCT n.line, p.entry_id FROM unnest(:lines) AS n (line)
                  JOIN earnings.account a
                    ON a.code IN ('line:' || n.line || '.held', 'fee:' || n.line || '.deferred')
                  JOIN earnings.posting p ON p.account_id = a.id
                )
                SELECT c.line AS owner, e.id, e.source, e.event, e.effective_at, e.details, a.code,
                  a.commodity, p.amount
                FROM concerned c
                JOIN earnings.entry e ON e.id = c.entry_id
                JOIN earnings.posting p ON p.entry_id = e.id
                JOIN earnings.account a ON a.id = p.account_id
                ORDER BY c.line, e.effective_at, e.tx, e.seq, p.ordinal
                """)
            .bindArray("lines", String.class, lines),
        byLine);
    return byLine;
  }

  /// The first of what was posted about a source.
  List<EntryView> ofSource(String source) {
    return of(
        "SELECT id FROM earnings.entry WHERE source = :of ORDER BY effective_at, tx, seq LIMIT 100",
        source);
  }

  /// Those that `ids` selects, which asks for `:of`.
  List<EntryView> of(String ids, String of) {
    var found = new LinkedHashMap<String, List<EntryView>>();
    read(
        handle
            .createQuery(
                """
                WITH concerned AS (%s)
                SELECT '' AS owner, e.id, e.source, e.event, e.effective_at, e.details, a.code,
                  a.commodity, p.amount
                FROM concerned c
                JOIN earnings.entry e ON e.id = c.id
                JOIN earnings.posting p ON p.entry_id = e.id
                JOIN earnings.account a ON a.id = p.account_id
                ORDER BY e.effective_at, e.tx, e.seq, p.ordinal
                """
                    .formatted(ids))
            .bind("of", of),
        found);
    return found.getOrDefault("", List.of());
  }

  private static void read(Query query, Map<String, List<EntryView>> into) {
    query
        .map(
            (row, _) -> {
              List<EntryView> entries =
                  into.computeIfAbsent(row.getString("owner"), _ -> new ArrayList<>());
              EntryId id = new EntryId(row.getObject("id", UUID.class));
              if (entries.isEmpty() || !entries.getLast().id().equals(id)) {
                entries.add(entry(id, row));
              }
              return entries
                  .getLast()
                  .postings()
                  .add(new EntryView.PostingView(row.getString("code"), SeenRows.amount(row)));
            })
        .list();
  }

  @SuppressWarnings("unchecked")
  private static EntryView entry(EntryId id, ResultSet row) throws SQLException {
    return new EntryView(
        id,
        row.getString("source"),
        row.getString("event"),
        row.getObject("effective_at", OffsetDateTime.class).toInstant(),
        Json.read(row.getString("details"), Map.class),
        new ArrayList<>());
  }

  /// What the provider calls the steps of it.
  static List<Link> receipts(List<EntryView> entries, Money amount) {
    return entries.stream()
        .filter(entry -> entry.details().containsKey("receipt"))
        .map(
            entry ->
                new Link(entry.details().get("receipt"), entry.event(), amount, SeenRows.NO_RULE))
        .toList();
  }
}
