package io.clipgen.persistence.earnings;

import io.clipgen.domain.earnings.Account;
import io.clipgen.domain.earnings.AccountType;
import io.clipgen.domain.earnings.Seal.Position;
import io.clipgen.domain.earnings.Statement;
import io.clipgen.domain.earnings.Statement.Anchor;
import io.clipgen.domain.earnings.Statement.Item;
import io.clipgen.domain.earnings.Statement.Section;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// A party's statement, from the journal alone: which accounts are whose, and what moved on them. A
/// new kind of event appears in it by itself.
final class StatementRows {

  private static final DateTimeFormatter MINUTE =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withZone(ZoneOffset.UTC);

  /// The accounts of a party's own money that may have had something on them in the period or after
  /// it, each with the balance it counts to and what is on it now. All others, of lines that ended
  /// and payouts that arrived before, were empty by then.
  ///
  /// Accounts of what moved are fenced in (`OFFSET 0`): the planner takes few accounts to begin
  /// like those of payouts, and would read everybody's.
  private static final String OWN =
      """
      WITH named AS (
        SELECT 'user:' || :party || '.available' AS code, 'available' AS section, 1 AS place
        UNION ALL SELECT 'user:' || :party || '.dispute-hold', 'in dispute', 4
        UNION ALL SELECT 'user:' || :party || '.reserve', 'in reserve', 5
        UNION ALL SELECT 'receivable:' || :party, 'owed', 6
      ), own AS (
        SELECT a.id, n.section, n.place, NULL::text AS state, NULL::timestamptz AS until, a.balance
        FROM named n JOIN earnings.account a ON a.code = n.code AND a.commodity = :commodity
      ), payout AS (
        -- On their way now, or arrived since; and those that were asked for or came back since.
        SELECT 'payout:' || earnings.id_text('pay', payout) AS name
        FROM (SELECT DISTINCT payout FROM earnings.lot_use
          WHERE payee = :payee AND live AND coalesce(spent_at, 'infinity') >= :from) u
        UNION
        SELECT split_part(o.code, '.', 1)
        FROM own m
        JOIN earnings.posting p ON p.account_id = m.id AND p.effective_at >= :from
        JOIN earnings.posting x ON x.entry_id = p.entry_id
        CROSS JOIN LATERAL (SELECT code FROM earnings.account WHERE id = x.account_id OFFSET 0) o
        WHERE m.section = 'available' AND o.code LIKE 'payout:%'
      ), mine AS MATERIALIZED (
        SELECT * FROM own
        UNION ALL
        SELECT a.id, 'held', 2, CASE WHEN l.hold IS NULL THEN l.state ELSE 'DOUBTED' END,
          coalesce(l.ended_at, l.until), a.balance
        FROM (
          SELECT *, earnings.id_text('lin', id) AS name FROM earnings.line
          WHERE payee = :payee AND coalesce(ended_at, 'infinity') >= :from
        ) l
        JOIN earnings.account a
          ON a.code = 'line:' || l.name || '.held' AND a.commodity = :commodity
        UNION ALL
        SELECT a.id, 'in payout', 3, NULL, NULL, a.balance
        FROM payout p JOIN earnings.account a
          ON a.code IN (p.name || '.reserved', p.name || '.in-transit') AND a.commodity = :commodity
      )
      """;

  /// The accounts inside the pots that a party paid into and that may have had something on them in
  /// the period or after it, each with where in the pot it is and what is on it now. All others
  /// were empty by then.
  ///
  /// What is read for each of them is fenced in (`OFFSET 0`): the planner cannot tell how few they
  /// are, and would rather read everybody's.
  private static final String POTS =
      """
      WITH pot AS (
        SELECT DISTINCT pot FROM earnings.funding
        WHERE payer = :payee AND commodity = :commodity AND state IN ('BOOKED', 'SETTLED')
      ), line AS (
        SELECT pot, l.source, earnings.id_text('lin', l.id) AS name
        FROM pot CROSS JOIN LATERAL (
          SELECT id, source FROM earnings.line n
          WHERE n.pot = pot.pot AND coalesce(n.ended_at, 'infinity') >= :from OFFSET 0) l
      ), claim AS (
        -- What is set aside now, what earned something since, and what came from or went back to
        -- what is free.
        SELECT pot, r.source
        FROM pot CROSS JOIN LATERAL (
          SELECT source FROM earnings.reserve n
          WHERE n.pot = pot.pot AND NOT (n.ended OR n.empty) OFFSET 0) r
        UNION
        SELECT pot, source FROM line
        UNION
        SELECT pot, split_part(split_part(o.code, ':', 2), '.', 1)
        FROM pot
        JOIN earnings.account f
          ON f.code = 'campaign:' || pot || '.free' AND f.commodity = :commodity
        JOIN earnings.posting p ON p.account_id = f.id AND p.effective_at >= :from
        JOIN earnings.posting x ON x.entry_id = p.entry_id
        CROSS JOIN LATERAL (SELECT code FROM earnings.account WHERE id = x.account_id OFFSET 0) o
        WHERE o.code LIKE 'claim:%'
      ), named AS (
        SELECT pot, 'free' AS place, 'campaign:' || pot || '.free' AS code FROM pot
        UNION ALL SELECT pot, 'frozen', 'campaign:' || pot || '.frozen' FROM pot
        UNION ALL SELECT pot, 'reserved', 'claim:' || source || '.base' FROM claim
        UNION ALL SELECT pot, 'reserved', 'claim:' || source || '.bonus' FROM claim
        UNION ALL SELECT pot, 'held', 'line:' || name || '.held' FROM line
        UNION ALL SELECT pot, 'fees held', 'fee:' || name || '.deferred' FROM line
        UNION ALL SELECT pot, 'refund under way', 'refund:' || earnings.id_text('rfd', id) || '.pending'
          FROM pot JOIN earnings.refund USING (pot)
      ), inside AS MATERIALIZED (
        SELECT n.pot, n.place, a.id, a.balance FROM named n
        CROSS JOIN LATERAL (
          SELECT id, balance FROM earnings.account
          WHERE code = n.code AND commodity = :commodity OFFSET 0) a
      )
      """;

  private final Handle handle;
  private final PartyId party;
  private final Period period;
  private final String currency;
  private @Nullable Position newest;

  private StatementRows(Handle handle, PartyId party, Period period, String currency) {
    this.handle = handle;
    this.party = party;
    this.period = period;
    this.currency = currency;
  }

  /// Reads it; `handle` must be in a transaction that sees one moment.
  static Statement read(Handle handle, PartyId party, Period period, String currency) {
    var rows = new StatementRows(handle, party, period, currency);
    var sections = new ArrayList<Section>();
    sections.addAll(rows.own());
    sections.addAll(rows.pots());
    return new Statement(party, period, sections, rows.anchor());
  }

  private List<Section> own() {
    var opening = new LinkedHashMap<String, Money>();
    bound(
            OWN
                + """
                , before AS (
                  SELECT m.section, m.place, m.balance
                    + coalesce((SELECT sum(d.amount) FROM earnings.delta d
                        WHERE d.account_id = m.id), 0)
                    - coalesce((SELECT sum(p.amount) FROM earnings.posting p
                        WHERE p.account_id = m.id AND p.effective_at >= :from), 0) AS amount
                  FROM mine m
                )
                SELECT section, CASE section WHEN 'owed' THEN 1 ELSE -1 END * sum(amount) AS amount
                FROM before GROUP BY section, place HAVING sum(amount) <> 0 ORDER BY place
                """)
        .map((row, _) -> opening.put(row.getString("section"), amount(row)))
        .list();
    var items = new LinkedHashMap<String, List<Item>>();
    items.put(Statement.AVAILABLE, new ArrayList<>());
    bound(
            OWN
                + """
                , moved AS (
                  SELECT m.section, m.place, e.id, sum(p.amount) AS amount, max(m.state) AS state,
                    max(m.until) AS until
                  FROM mine m
                  JOIN earnings.posting p ON p.account_id = m.id
                    AND p.effective_at >= :from AND p.effective_at < :to
                  JOIN earnings.entry e ON e.id = p.entry_id
                  GROUP BY m.section, m.place, e.id HAVING sum(p.amount) <> 0
                )
                SELECT m.section, e.tx, e.seq, e.effective_at, e.source, e.event,
                  e.details ->> 'rule' AS rule, m.state, m.until, other.code,
                  CASE m.section WHEN 'owed' THEN m.amount ELSE -m.amount END AS amount
                FROM moved m JOIN earnings.entry e ON e.id = m.id
                LEFT JOIN LATERAL (
                  SELECT a.code FROM earnings.posting p JOIN earnings.account a ON a.id = p.account_id
                  WHERE p.entry_id = m.id AND a.commodity = :commodity
                    AND sign(p.amount) = -sign(m.amount)
                  ORDER BY abs(p.amount) DESC, p.ordinal LIMIT 1
                ) other ON true
                ORDER BY m.place, e.effective_at, e.tx, e.seq
                """)
        .map(
            (row, _) ->
                items
                    .computeIfAbsent(row.getString("section"), _ -> new ArrayList<>())
                    .add(moved(row)))
        .list();
    opening.keySet().forEach(name -> items.computeIfAbsent(name, _ -> new ArrayList<>()));
    Money none = Money.zero(currency);
    return items.entrySet().stream()
        .map(
            each ->
                Section.of(
                    each.getKey(), opening.getOrDefault(each.getKey(), none), each.getValue()))
        .filter(section -> section.name().equals(Statement.AVAILABLE) || !section.isEmpty())
        .toList();
  }

  private Item moved(ResultSet row) throws SQLException {
    return new Item(
        at(row),
        kind(row.getString("code")),
        row.getString("source"),
        row.getString("event"),
        Objects.requireNonNullElse(row.getString("rule"), ""),
        hold(row.getString("state"), row.getObject("until", OffsetDateTime.class)),
        amount(row));
  }

  // Every amount of a pot is inside it, or has come in or gone out through an account outside.
  private List<Section> pots() {
    var opening = new LinkedHashMap<String, Money>();
    var parts = new LinkedHashMap<String, Map<String, Money>>();
    bound(
            POTS
                + """
                , now AS (
                  SELECT i.pot, i.place, moved.since, moved.later, i.balance
                    + coalesce((SELECT sum(d.amount) FROM earnings.delta d
                        WHERE d.account_id = i.id), 0) AS amount
                  FROM inside i
                  CROSS JOIN LATERAL (
                    SELECT coalesce(sum(p.amount), 0) AS since,
                      coalesce(sum(p.amount) FILTER (WHERE p.effective_at >= :to), 0) AS later
                    FROM earnings.posting p
                    WHERE p.account_id = i.id AND p.effective_at >= :from
                  ) moved
                )
                SELECT pot, place, -sum(amount - since) AS before, -sum(amount - later) AS amount
                FROM now
                GROUP BY pot, place ORDER BY pot, place
                """)
        .map(
            (row, _) -> {
              String pot = row.getString("pot");
              opening.merge(pot, Money.of(row.getLong("before"), currency), Money::plus);
              Money there = amount(row);
              if (!there.isZero()) {
                parts.computeIfAbsent(pot, _ -> new TreeMap<>()).put(row.getString("place"), there);
              }
              return pot;
            })
        .list();
    if (opening.isEmpty()) {
      // Without a pot, all postings would be looked through for what moved in none.
      return List.of();
    }
    var items = new LinkedHashMap<String, List<Item>>();
    bound(
            POTS
                + """
                , touched AS (
                  SELECT DISTINCT i.pot, e.id, e.effective_at, e.tx, e.seq, e.source, e.event
                  FROM inside i
                  CROSS JOIN LATERAL (
                    SELECT entry_id FROM earnings.posting
                    WHERE account_id = i.id AND effective_at >= :from AND effective_at < :to OFFSET 0) p
                  JOIN earnings.entry e ON e.id = p.entry_id
                ), outside AS (
                  SELECT t.*, p.amount,
                    CASE
                      -- What its payer has to make up for where a bank took a payment back.
                      WHEN a.code IN ('receivable:' || :party, 'user:' || :party || '.available')
                        THEN 'owed'
                      WHEN a.code = 'suspense' THEN 'not explained yet'
                      WHEN a.code = 'bad-debt' THEN 'given up'
                      WHEN a.code = 'dispute' THEN 'borne by the platform'
                      WHEN a.code LIKE 'user:%' OR a.code LIKE 'receivable:%' OR a.code LIKE 'affiliate:%'
                        THEN 'paid'
                      WHEN a.code LIKE 'fee:fnd%' THEN 'campaign fee'
                      WHEN a.code LIKE 'fee.%' OR a.code LIKE 'fee:lin%' THEN 'fees'
                      WHEN a.code IN ('psp.available', 'psp.disputed', 'bank') THEN 'refunded'
                      ELSE 'deposited'
                    END AS kind
                  FROM touched t
                  CROSS JOIN LATERAL (
                    SELECT account_id, amount FROM earnings.posting WHERE entry_id = t.id OFFSET 0) p
                  CROSS JOIN LATERAL (
                    SELECT code FROM earnings.account
                    WHERE id = p.account_id AND commodity = :commodity OFFSET 0) a
                  WHERE NOT EXISTS (SELECT FROM inside i WHERE i.pot = t.pot AND i.id = p.account_id)
                )
                SELECT pot, kind, min(effective_at) AS effective_at, (max(ARRAY[tx, seq]))[1] AS tx,
                  (max(ARRAY[tx, seq]))[2] AS seq,
                  min(source) AS source, min(event) AS event, count(DISTINCT id) AS entries,
                  sum(amount) AS amount
                FROM outside
                -- What was paid and the fees of it come together by the day.
                GROUP BY pot, kind, CASE WHEN kind IN ('paid', 'fees')
                  THEN date_trunc('day', effective_at, 'UTC')::text ELSE id::text END
                HAVING sum(amount) <> 0
                ORDER BY pot, effective_at, tx, seq, kind
                """)
        .map(
            (row, _) ->
                items
                    .computeIfAbsent(row.getString("pot"), _ -> new ArrayList<>())
                    .add(flowed(row)))
        .list();
    return opening.entrySet().stream()
        .map(
            pot -> {
              List<Item> moved = items.getOrDefault(pot.getKey(), List.of());
              Money closing = moved.stream().map(Item::amount).reduce(pot.getValue(), Money::plus);
              return new Section(
                  pot.getKey(),
                  pot.getValue(),
                  moved,
                  closing,
                  parts.getOrDefault(pot.getKey(), Map.of()));
            })
        .filter(section -> !section.isEmpty())
        .toList();
  }

  private Item flowed(ResultSet row) throws SQLException {
    String kind = row.getString("kind");
    boolean gathered = kind.equals("paid") || kind.equals("fees");
    Instant at = at(row);
    long entries = row.getLong("entries");
    return new Item(
        at,
        kind,
        gathered ? row.getString("pot") : row.getString("source"),
        gathered
            ? "on this day, %d %s".formatted(entries, entries == 1 ? "entry" : "entries")
            : row.getString("event"),
        amount(row));
  }

  private Optional<Anchor> anchor() {
    if (newest == null) {
      return Optional.empty();
    }
    return handle
        .createQuery(
            """
            SELECT x.* FROM earnings.sealed s JOIN earnings.seal x ON x.number = s.seal
            WHERE s.tx = :tx AND s.seq = :seq
            """)
        .bind("tx", newest.transaction())
        .bind("seq", newest.sequence())
        .map((row, _) -> JdbcJournal.seal(row))
        .findOne()
        .map(seal -> new Anchor(seal.number(), seal.hash()));
  }

  private Query bound(String sql) {
    Query query = handle.createQuery(sql);
    query
        .bind("party", party.text())
        .bind("payee", party.value())
        .bind("commodity", currency)
        .bind("from", period.from())
        .bind("to", period.to());
    return query;
  }

  private Instant at(ResultSet row) throws SQLException {
    var position = new Position(row.getLong("tx"), row.getLong("seq"));
    if (newest == null || newest.compareTo(position) < 0) {
      newest = position;
    }
    return row.getObject("effective_at", OffsetDateTime.class).toInstant();
  }

  private Money amount(ResultSet row) throws SQLException {
    return Money.of(row.getLong("amount"), currency);
  }

  private static String hold(@Nullable String state, @Nullable OffsetDateTime until) {
    if (state == null || until == null) {
      return "";
    }
    return switch (state) {
      case "HELD" -> "held until " + MINUTE.format(until);
      case "RELEASED" -> "released " + MINUTE.format(until);
      case "REVERSED" -> "taken back " + MINUTE.format(until);
      case "DOUBTED" -> "on hold until that is decided";
      default -> state.toLowerCase(Locale.ROOT);
    };
  }

  // What stands on the other side of a movement, in a word.
  private static String kind(@Nullable String code) {
    if (code == null) {
      return "other";
    }
    AccountType type = Account.parse(code).type();
    return switch (type) {
      case CLAIM_BASE -> "price";
      case CLAIM_BONUS -> "bonus";
      case LINE_HELD -> "earnings";
      case USER_AVAILABLE -> "available";
      case USER_DISPUTE_HOLD -> "dispute";
      case USER_RESERVE -> "reserve";
      case PAYOUT_RESERVED, PAYOUT_IN_TRANSIT -> "payout";
      case PSP_CONNECTED -> "bank";
      case RECEIVABLE -> "debt";
      case PSP_PENDING, PSP_AVAILABLE, PSP_DISPUTED -> "payment";
      default -> type.template().replace(":*", "");
    };
  }
}
