package io.clipgen.bootstrap.world;

import io.clipgen.persistence.shared.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// All that was ever posted, in a form in which two runs of one story are equal: no ids, no
/// provider's names, no order in which it happened to be written.
///
/// Every id is replaced by what it is called in the story: parties and campaigns by their number,
/// claims by campaign and clipper, lines by claim, kind and number, payments by campaign, payouts
/// by payee, each counted in the order in which they were made. An entry is its effective time,
/// source and event with its postings; what its details say of the provider's receipts is left out.
final class History {

  private static final Pattern ID = Pattern.compile("\\b[a-z]{2,4}_[0-9a-z]{26}\\b");

  /// Ids and what they are called, each by what was named before it.
  private static final List<String> NAMES =
      List.of(
          "SELECT earnings.id_text('pty', id) AS id, display_name AS name FROM identity.party",
          "SELECT earnings.id_text('cmp', id) AS id, title AS name FROM campaigns.campaign",
          """
          SELECT earnings.id_text('clm', id) AS id,
            'claim of ' || earnings.id_text('cmp', campaign) || ' by ' || earnings.id_text('pty', clipper)
              || ' ' || row_number() OVER (PARTITION BY campaign, clipper ORDER BY id) AS name
          FROM campaigns.claim
          """,
          """
          SELECT earnings.id_text('lin', id) AS id,
            source || ' ' || kind || ' ' || number AS name FROM earnings.line
          """,
          """
          SELECT earnings.id_text('fnd', id) AS id,
            'payment into ' || pot || ' ' || row_number() OVER (PARTITION BY pot ORDER BY id) AS name
          FROM earnings.funding
          """,
          """
          SELECT earnings.id_text('rfd', id) AS id,
            'refund of ' || earnings.id_text('fnd', funding) || ' '
              || row_number() OVER (PARTITION BY funding ORDER BY id) AS name
          FROM earnings.refund
          """,
          """
          SELECT earnings.id_text('pay', id) AS id,
            'payout to ' || earnings.id_text('pty', payee) || ' '
              || row_number() OVER (PARTITION BY payee ORDER BY id) AS name
          FROM payouts.payout
          """);

  private final Database database;

  History(Database database) {
    this.database = database;
  }

  /// One line for each entry, sorted.
  List<String> lines() {
    Map<String, String> names = names();
    return database
        .with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT e.effective_at || ' ' || e.source || ', ' || e.event || ': ' || p.postings
                        FROM earnings.entry e JOIN (
                          SELECT p.entry_id,
                            string_agg(a.code || ' ' || p.amount || ' ' || a.commodity, '; '
                              ORDER BY p.ordinal) AS postings
                          FROM earnings.posting p JOIN earnings.account a ON a.id = p.account_id
                          GROUP BY p.entry_id
                        ) p ON p.entry_id = e.id
                        """)
                    .mapTo(String.class)
                    .list())
        .stream()
        .map(line -> named(line, names))
        .sorted()
        .toList();
  }

  /// The digest of [#lines].
  String hash() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(String.join("\n", lines()).getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, String> names() {
    Map<String, String> names = new HashMap<>();
    for (String sql : NAMES) {
      database.with(
          handle -> {
            handle
                .createQuery(sql)
                .map((row, _) -> Map.entry(row.getString("id"), row.getString("name")))
                .forEach(entry -> names.put(entry.getKey(), named(entry.getValue(), names)));
            return true;
          });
    }
    return names;
  }

  private static String named(String text, Map<String, String> names) {
    return ID.matcher(text).replaceAll(id -> names.getOrDefault(id.group(), "?"));
  }
}
