package io.clipgen.bootstrap.world;

import io.clipgen.domain.shared.Hash;
import io.clipgen.persistence.shared.Database;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What has become of a world, in a form in which two runs of one story are equal: no ids, no
/// provider's names, no order in which things happened to be written.
///
/// Every id is replaced by what it is called in the story: parties and campaigns by their name,
/// claims by campaign and clipper, lines by claim, kind and number, payments by campaign, payouts
/// by payee, each counted in the order in which they were made.
final class History {

  private static final Pattern ID =
      Pattern.compile(
          "\\b(?:[a-z]{2,4}_[0-9a-z]{26}|[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12})\\b");
  private static final Pattern PROVIDERS_NAME =
      Pattern.compile("\\b(ch|re|tr|trr|po|acct|txn|pi|py|pyr|dp|tu)_[0-9A-Za-z_]+");

  /// What is not told: the ledger's own tables, which the entries speak for, and how a payout came
  /// to where it is.
  private static final List<String> UNTOLD_TABLES =
      List.of(
          "earnings.account",
          "earnings.delta",
          "earnings.entry",
          "earnings.posting",
          "earnings.seal",
          "earnings.sealed",
          "payouts.step");

  /// When something is looked at next depends on how often it was looked at.
  private static final List<String> UNTOLD_COLUMNS =
      List.of("ask_at", "watch_at", "read_at", "words", "seq");

  /// Ids and what they are called, each by what was named before it.
  private static final List<String> NAMES =
      List.of(
          "SELECT 'pty' AS kind, id, display_name AS name FROM identity.party",
          "SELECT 'cmp' AS kind, id, title AS name FROM campaigns.campaign",
          """
          SELECT 'clm' AS kind, id, 'claim of ' || campaign || ' by ' || clipper || ' '
            || row_number() OVER (PARTITION BY campaign, clipper ORDER BY id) AS name
          FROM campaigns.claim
          """,
          "SELECT 'lin' AS kind, id, source || ' ' || kind || ' ' || number AS name FROM earnings.line",
          """
          SELECT 'fnd' AS kind, id, 'payment into ' || pot || ' '
            || row_number() OVER (PARTITION BY pot ORDER BY id) AS name
          FROM earnings.funding
          """,
          """
          SELECT 'rfd' AS kind, id, 'refund of ' || funding || ' '
            || row_number() OVER (PARTITION BY funding ORDER BY id) AS name
          FROM earnings.refund
          """,
          """
          SELECT 'pay' AS kind, id, 'payout to ' || payee || ' '
            || row_number() OVER (PARTITION BY payee ORDER BY id) AS name
          FROM payouts.payout
          """);

  /// The columns of a table that the database counts by itself: what is tried again skips a number.
  private static final String COUNTED =
      """
      ARRAY(SELECT attname::text FROM pg_attribute WHERE attrelid = '%s'::regclass AND attidentity <> '')
      """;

  private final Database database;

  History(Database database) {
    this.database = database;
  }

  /// All that was ever posted, one line for each entry: effective time, source, event and postings.
  /// What its details say of the provider's receipts is left out.
  List<String> lines() {
    return told(
        """
        SELECT e.effective_at || ' ' || e.source || ', ' || e.event || ': ' || p.postings
        FROM earnings.entry e JOIN (
          SELECT p.entry_id,
            string_agg(a.code || ' ' || p.amount || ' ' || a.commodity, '; ' ORDER BY p.ordinal)
              AS postings
          FROM earnings.posting p JOIN earnings.account a ON a.id = p.account_id
          GROUP BY p.entry_id
        ) p ON p.entry_id = e.id
        """,
        names());
  }

  /// [#lines], and where everything that has to do with money stands: each row of the
  /// marketplace's, the earnings', the payouts' and the posts' tables, what became of each outbound
  /// effect, and each event that somebody could not be told.
  List<String> picture() {
    Map<String, String> names = names();
    List<String> picture = new ArrayList<>(lines());
    for (String table : tables()) {
      picture.addAll(
          told(
              "SELECT '%s ' || (to_jsonb(t) - '{%s}'::text[] - %s)::text FROM %s t"
                  .formatted(
                      table, String.join(",", UNTOLD_COLUMNS), COUNTED.formatted(table), table),
              names));
    }
    picture.addAll(
        told(
            """
            SELECT 'effect ' || kind || ' ' || reference || ' ' || state FROM operations.effect
            UNION ALL
            SELECT 'untold ' || handler || ' ' || coalesce(reason, '') FROM operations.delivery
            """,
            names));
    return picture;
  }

  /// The digest of [#lines].
  String hash() {
    return Hash.of(String.join("\n", lines())).hex();
  }

  private List<String> tables() {
    return database
        .with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT schemaname || '.' || tablename FROM pg_tables
                        WHERE schemaname IN ('campaigns', 'earnings', 'payouts', 'publishing')
                        ORDER BY 1
                        """)
                    .mapTo(String.class)
                    .list())
        .stream()
        .filter(table -> !UNTOLD_TABLES.contains(table))
        .toList();
  }

  private List<String> told(String sql, Map<String, String> names) {
    return database.with(handle -> handle.createQuery(sql).mapTo(String.class).list()).stream()
        .map(line -> named(line, names))
        .sorted()
        .toList();
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (String sql : NAMES) {
      database.with(
          handle -> {
            handle
                .createQuery(
                    "SELECT id::text, earnings.id_text(kind, id) AS text, name FROM (%s) n"
                        .formatted(sql))
                .map(
                    (row, _) -> {
                      String name = named(row.getString("name"), names);
                      names.put(row.getString("id"), name);
                      return Map.entry(row.getString("text"), name);
                    })
                .forEach(entry -> names.put(entry.getKey(), entry.getValue()));
            return true;
          });
    }
    return names;
  }

  private static String named(String text, Map<String, String> names) {
    String known =
        ID.matcher(text)
            .replaceAll(id -> Matcher.quoteReplacement(names.getOrDefault(id.group(), "?")));
    return PROVIDERS_NAME.matcher(known).replaceAll("$1_?");
  }
}
