package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.query.EntryView;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.query.Explanation.Link;
import io.clipgen.application.earnings.query.Explanation.Part;
import io.clipgen.application.earnings.query.Explanation.Payment;
import io.clipgen.application.earnings.query.LineView;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Id;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.RefundId;
import io.clipgen.persistence.shared.Json;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jspecify.annotations.Nullable;

/// Explains one thing for whoever may see it, in a handful of statements whatever its size.
///
/// Amounts are followed through a source by their place in it: its lines one after the other, what
/// the payee gets of each before its fee, then what is still reserved; against its payments, oldest
/// first. So every cent has one payment behind it, and all of them add up.
final class ExplanationRows {

  private static final String DRAWS = "draws v1: oldest payment first";
  private static final String LOTS = "lots v1: oldest first, the last one split";
  private static final String REFUNDS = "refunds v1: newest payment first";
  private static final String NO_RULE = "";

  /// The payments of the sources `:sources` and what was earned there, each with its place.
  private static final String PLACES =
      """
      drawn AS (
        SELECT d.source, f.id AS funding, f.receipt, f.booked_at, f.settled_at, f.commodity,
          sum(d.amount) OVER w - d.amount AS lo, sum(d.amount) OVER w AS hi
        FROM earnings.draw d JOIN earnings.funding f ON f.id = d.funding
        WHERE d.source = ANY (:sources) AND d.amount > 0
        WINDOW w AS (PARTITION BY d.source ORDER BY f.booked_at, f.id)
      ), earned AS (
        SELECT l.*, sum(l.amount + l.fee) OVER w - l.amount - l.fee AS lo
        FROM earnings.line l
        WHERE l.source = ANY (:sources) AND l.state IN ('HELD', 'RELEASED')
        WINDOW w AS (PARTITION BY l.source ORDER BY l.kind, l.number)
      )
      """;

  /// Whether whoever asks paid into the pot `p`.
  private static final String PAYS =
      """
      (:seer::uuid IS NULL OR EXISTS (
        SELECT FROM earnings.funding mine WHERE mine.pot = p.pot AND mine.payer = :seer::uuid))
      """;

  private final Handle handle;
  private final @Nullable UUID seer;
  private final @Nullable String after;
  private final int limit;

  /// @param seer who asks; `null` for somebody who may see everything
  ExplanationRows(Handle handle, @Nullable PartyId seer, @Nullable String after, int limit) {
    this.handle = handle;
    this.seer = seer == null ? null : seer.value();
    this.after = after;
    this.limit = limit;
  }

  /// Explains what `id` names, if there is such a thing that whoever asks may see.
  Optional<Explanation> of(String id) {
    return switch (id.substring(0, Math.max(0, id.indexOf('_')))) {
      case PayoutId.PREFIX -> payout(PayoutId.parse(id));
      case "lot" -> lot(Id.parse("lot", id));
      case LineId.PREFIX -> line(LineId.parse(id));
      case CampaignId.PREFIX -> pot(id);
      case FundingId.PREFIX -> funding(FundingId.parse(id));
      case RefundId.PREFIX -> refund(RefundId.parse(id));
      case EntryId.PREFIX -> entry(EntryId.parse(id));
      default -> source(id).or(() -> receipt(id));
    };
  }

  private Optional<Explanation> payout(PayoutId id) {
    Optional<Money> total =
        query(
                """
                SELECT sum(t.amount) AS amount, min(t.commodity) AS commodity
                FROM earnings.lot_use u JOIN earnings.lot t ON t.id = u.lot
                WHERE u.payout = :id AND (:seer::uuid IS NULL OR t.payee = :seer::uuid)
                HAVING count(*) > 0
                """)
            .bind("id", id.value())
            .map((row, _) -> amount(row))
            .findOne();
    if (total.isEmpty()) {
      return Optional.empty();
    }
    List<LotRow> lots =
        query(
                """
                SELECT l.*, t.id AS lot, t.amount AS lot_amount, h.reason AS hold_reason,
                  h.at AS hold_since
                FROM earnings.lot_use u
                JOIN earnings.lot t ON t.id = u.lot
                JOIN earnings.line l ON l.id = t.line
                LEFT JOIN earnings.hold h ON h.id = l.hold
                WHERE u.payout = :id AND (:seer::uuid IS NULL OR t.payee = :seer::uuid)
                  AND (:after::uuid IS NULL OR (t.released_at, t.id) >
                    (SELECT x.released_at, x.id FROM earnings.lot x WHERE x.id = :after::uuid))
                ORDER BY t.released_at, t.id LIMIT :rows
                """)
            .bind("id", id.value())
            .bind("after", after("lot"))
            .bind("rows", limit + 1)
            .map((row, _) -> LotRow.of(row))
            .list();
    List<EntryView> entries =
        entries(
            "SELECT id FROM earnings.entry WHERE source = :of ORDER BY effective_at, tx, seq LIMIT 100",
            id.text());
    List<LotRow> page = page(lots);
    return Optional.of(
        new Explanation(
            id.text(),
            "payout",
            total.get(),
            Map.of(),
            page.stream().map(lot -> new Link(lot.text(), "lot", lot.amount(), LOTS)).toList(),
            receipts(entries, total.get()),
            parts(page),
            entries,
            next(lots, LotRow::text)));
  }

  private Optional<Explanation> lot(UUID id) {
    return query(
            """
            SELECT l.*, t.id AS lot, t.amount AS lot_amount, h.reason AS hold_reason,
              h.at AS hold_since
            FROM earnings.lot t JOIN earnings.line l ON l.id = t.line
            LEFT JOIN earnings.hold h ON h.id = l.hold
            WHERE t.id = :id AND (:seer::uuid IS NULL OR t.payee = :seer::uuid)
            """)
        .bind("id", id)
        .map((row, _) -> LotRow.of(row))
        .findOne()
        .map(
            lot ->
                new Explanation(
                    lot.text(),
                    "lot",
                    lot.amount(),
                    Map.of(),
                    List.of(
                        new Link(lot.line().id().text(), "line", lot.amount(), lot.line().rule())),
                    payouts(id, lot.amount()),
                    parts(List.of(lot)),
                    List.of(),
                    null));
  }

  private List<Link> payouts(UUID lot, Money amount) {
    return query("SELECT payout FROM earnings.lot_use WHERE lot = :lot AND live")
        .bind("lot", lot)
        .map(
            (row, _) ->
                new Link(
                    new PayoutId(row.getObject("payout", UUID.class)).text(),
                    "payout",
                    amount,
                    LOTS))
        .list();
  }

  private Optional<Explanation> line(LineId id) {
    return query(
            """
            SELECT l.*, h.reason AS hold_reason, h.at AS hold_since,
              :seer::uuid IS NULL OR l.payee = :seer::uuid AS own
            FROM earnings.line l LEFT JOIN earnings.reserve p ON p.source = l.source
            LEFT JOIN earnings.hold h ON h.id = l.hold
            WHERE l.id = :id AND (:seer::uuid IS NULL OR l.payee = :seer::uuid OR %s)
            """
                .formatted(PAYS))
        .bind("id", id.value())
        .map((row, _) -> Map.entry(LotRow.whole(row), row.getBoolean("own")))
        .findOne()
        .map(
            found -> {
              LotRow whole = found.getKey();
              LineView line = whole.line();
              return new Explanation(
                  id.text(),
                  "line",
                  line.amount(),
                  Map.of(),
                  List.of(new Link(line.source(), "source", line.gross(), line.rule())),
                  // Where a payee's money goes is nobody's business who paid for the work.
                  found.getValue() ? lots(id) : List.of(),
                  parts(List.of(whole)),
                  List.of(),
                  null);
            });
  }

  private List<Link> lots(LineId line) {
    return query(
            """
            SELECT id, amount, commodity FROM earnings.lot WHERE line = :line
            ORDER BY released_at, id LIMIT :rows
            """)
        .bind("line", line.value())
        .bind("rows", limit)
        .map(
            (row, _) ->
                new Link(lotText(row.getObject("id", UUID.class)), "lot", amount(row), LOTS))
        .list();
  }

  // A claim, or whatever else a pot has set money aside for.
  private Optional<Explanation> source(String id) {
    return query(
            """
            WITH line AS (
              SELECT coalesce(sum(amount) FILTER (WHERE state = 'RELEASED'), 0) AS paid,
                coalesce(sum(amount) FILTER (WHERE state = 'HELD'), 0) AS held,
                coalesce(sum(fee), 0) AS fees
              FROM earnings.line WHERE source = :id AND state IN ('HELD', 'RELEASED')
            ), drawn AS (
              SELECT coalesce(sum(amount), 0) AS amount FROM earnings.draw WHERE source = :id
            )
            SELECT p.pot, p.commodity, drawn.amount, line.paid, line.held, line.fees,
              drawn.amount - line.paid - line.held - line.fees AS reserved
            FROM earnings.reserve p, line, drawn
            WHERE p.source = :id AND (%s OR EXISTS (
              SELECT FROM earnings.line mine WHERE mine.source = :id AND mine.payee = :seer::uuid))
            """
                .formatted(PAYS))
        .bind("id", id)
        .map((row, _) -> Map.entry(amount(row), figures(row, "paid", "held", "fees", "reserved")))
        .findOne()
        .map(
            found ->
                new Explanation(
                    id,
                    "source",
                    found.getKey(),
                    found.getValue(),
                    draws("d.source = :of", id),
                    linesOf(id),
                    List.of(),
                    entries(
                        "SELECT id FROM earnings.entry WHERE source = :of ORDER BY effective_at, tx, seq"
                            + " LIMIT 100",
                        id),
                    null));
  }

  private List<Link> draws(String where, String of) {
    return query(
            """
            SELECT f.id, d.amount, f.commodity FROM earnings.draw d
            JOIN earnings.funding f ON f.id = d.funding
            WHERE %s AND d.amount > 0 ORDER BY f.booked_at, f.id
            """
                .formatted(where))
        .bind("of", of)
        .map(
            (row, _) ->
                new Link(
                    new FundingId(row.getObject("id", UUID.class)).text(),
                    "payment",
                    amount(row),
                    DRAWS))
        .list();
  }

  private List<Link> linesOf(String source) {
    return query(
            """
            SELECT id, amount + fee AS amount, commodity, rule FROM earnings.line
            WHERE source = :of AND state IN ('HELD', 'RELEASED') ORDER BY kind, number LIMIT 1000
            """)
        .bind("of", source)
        .map(
            (row, _) ->
                new Link(
                    new LineId(row.getObject("id", UUID.class)).text(),
                    "line",
                    amount(row),
                    row.getString("rule")))
        .list();
  }

  private Optional<Explanation> pot(String id) {
    List<Link> payments =
        query(
                """
                SELECT p.id, p.deposit AS amount, p.commodity FROM earnings.funding p
                WHERE p.pot = :pot AND p.state IN ('BOOKED', 'SETTLED') AND %s
                  AND (:after::uuid IS NULL OR p.id > :after::uuid)
                ORDER BY p.id LIMIT :rows
                """
                    .formatted(PAYS))
            .bind("pot", id)
            .bind("after", after(FundingId.PREFIX))
            .bind("rows", limit + 1)
            .map(
                (row, _) ->
                    new Link(
                        new FundingId(row.getObject("id", UUID.class)).text(),
                        "payment",
                        amount(row),
                        NO_RULE))
            .list();
    if (payments.isEmpty()) {
      return Optional.empty();
    }
    Map<String, Money> figures = divided("f.pot = :of", id);
    Money total =
        figures.values().stream()
            .reduce(Money.zero(payments.getFirst().amount().currency()), Money::plus);
    return Optional.of(
        new Explanation(
            id,
            "pot",
            total,
            figures,
            page(payments),
            refunds("r.pot = :of", id),
            List.of(),
            List.of(),
            next(payments, Link::id)));
  }

  private Optional<Explanation> funding(FundingId id) {
    return query(
            """
            SELECT deposit AS amount, commodity, pot, receipt, processing, fee FROM earnings.funding
            WHERE id = :id AND state IN ('BOOKED', 'SETTLED')
              AND (:seer::uuid IS NULL OR payer = :seer::uuid)
            """)
        .bind("id", id.value())
        .map(
            (row, _) ->
                new Link(
                    row.getString("receipt"),
                    "charge",
                    amount(row),
                    "charged with %s of processing and %s of fee on top"
                        .formatted(money(row, "processing"), money(row, "fee"))))
        .findOne()
        .map(charge -> funding(id, charge));
  }

  private Explanation funding(FundingId id, Link charge) {
    List<Link> sources =
        query(
                """
                SELECT d.source, d.amount, f.commodity FROM earnings.draw d
                JOIN earnings.funding f ON f.id = d.funding
                WHERE d.funding = :id AND d.amount > 0 AND (:after::text IS NULL OR d.source > :after)
                ORDER BY d.source LIMIT :rows
                """)
            .bind("id", id.value())
            .bind("after", after)
            .bind("rows", limit + 1)
            .map((row, _) -> new Link(row.getString("source"), "source", amount(row), DRAWS))
            .list();
    var to = new ArrayList<Link>();
    if (after == null) {
      to.addAll(refunds("r.funding = :of::uuid", id.value().toString()));
    }
    to.addAll(page(sources));
    return new Explanation(
        id.text(),
        "payment",
        charge.amount(),
        divided("f.id = :of::uuid", id.value().toString()),
        List.of(charge),
        to,
        List.of(),
        entries(
            "SELECT id FROM earnings.entry WHERE source = :of ORDER BY effective_at, tx, seq LIMIT 100",
            id.text()),
        next(sources, Link::id));
  }

  /// What payments divide into: paid, fees, held, reserved, free and refunded sum to their
  /// deposits.
  private Map<String, Money> divided(String which, String of) {
    return query(
            """
            WITH asked AS (
              SELECT * FROM earnings.funding f WHERE %s AND state IN ('BOOKED', 'SETTLED')
            ), source AS (
              SELECT DISTINCT d.source FROM earnings.draw d JOIN asked ON asked.id = d.funding
              WHERE d.amount > 0
            ), drawn AS (
              SELECT d.source, d.funding, sum(d.amount) OVER w - d.amount AS lo,
                sum(d.amount) OVER w AS hi
              FROM source JOIN earnings.draw d USING (source)
              JOIN earnings.funding f ON f.id = d.funding
              WHERE d.amount > 0
              WINDOW w AS (PARTITION BY d.source ORDER BY f.booked_at, f.id)
            ), earned AS (
              SELECT l.source, l.state, l.amount, l.fee,
                sum(l.amount + l.fee) OVER w - l.amount - l.fee AS lo
              FROM source JOIN earnings.line l USING (source)
              WHERE l.state IN ('HELD', 'RELEASED')
              WINDOW w AS (PARTITION BY l.source ORDER BY l.kind, l.number)
            ), piece AS (
              SELECT source, CASE state WHEN 'HELD' THEN 'held' ELSE 'paid' END AS name, lo,
                lo + amount AS hi
              FROM earned
              UNION ALL SELECT source, 'fees', lo + amount, lo + amount + fee FROM earned
            ), used AS (
              SELECT p.name, sum(least(p.hi, d.hi) - greatest(p.lo, d.lo)) AS amount
              FROM piece p JOIN drawn d ON d.source = p.source AND d.lo < p.hi AND p.lo < d.hi
              JOIN asked ON asked.id = d.funding
              GROUP BY p.name
            )
            SELECT min(commodity) AS commodity,
              coalesce((SELECT amount FROM used WHERE name = 'paid'), 0) AS paid,
              coalesce((SELECT amount FROM used WHERE name = 'fees'), 0) AS fees,
              coalesce((SELECT amount FROM used WHERE name = 'held'), 0) AS held,
              coalesce((SELECT sum(d.hi - d.lo) FROM drawn d JOIN asked ON asked.id = d.funding), 0)
                - coalesce((SELECT sum(amount) FROM used), 0) AS reserved,
              sum(free) AS free,
              coalesce((SELECT sum(r.amount) FROM earnings.refund r JOIN asked ON asked.id = r.funding
                WHERE r.state <> 'REOPENED'), 0) AS refunded
            FROM asked
            """
                .formatted(which))
        .bind("of", of)
        .map((row, _) -> figures(row, "paid", "fees", "held", "reserved", "free", "refunded"))
        .one();
  }

  private List<Link> refunds(String where, String of) {
    return query(
            """
            SELECT r.id, r.amount, r.commodity FROM earnings.refund r
            WHERE %s AND r.state <> 'REOPENED' ORDER BY r.id LIMIT 1000
            """
                .formatted(where))
        .bind("of", of)
        .map(
            (row, _) ->
                new Link(
                    new RefundId(row.getObject("id", UUID.class)).text(),
                    "refund",
                    amount(row),
                    REFUNDS))
        .list();
  }

  private Optional<Explanation> refund(RefundId id) {
    return query(
            """
            SELECT r.amount + r.fee AS amount, r.commodity, r.funding FROM earnings.refund r
            JOIN earnings.funding f ON f.id = r.funding
            WHERE r.id = :id AND (:seer::uuid IS NULL OR f.payer = :seer::uuid)
            """)
        .bind("id", id.value())
        .map(
            (row, _) ->
                new Link(
                    new FundingId(row.getObject("funding", UUID.class)).text(),
                    "payment",
                    amount(row),
                    REFUNDS))
        .findOne()
        .map(
            payment -> {
              List<EntryView> entries =
                  entries(
                      "SELECT id FROM earnings.entry WHERE source = :of ORDER BY effective_at, tx, seq"
                          + " LIMIT 100",
                      id.text());
              return new Explanation(
                  id.text(),
                  "refund",
                  payment.amount(),
                  Map.of(),
                  List.of(payment),
                  receipts(entries, payment.amount()),
                  List.of(),
                  entries,
                  null);
            });
  }

  // An entry is seen by those who may see what it is about.
  private Optional<Explanation> entry(EntryId id) {
    return entries("SELECT id FROM earnings.entry WHERE id = :of::uuid", id.value().toString())
        .stream()
        .filter(entry -> seer == null || about(entry.source()).isPresent())
        .findFirst()
        .map(entry -> explained(id.text(), "entry", entry));
  }

  // What the provider calls a charge, refund, transfer, payout or a line of its books.
  private Optional<Explanation> receipt(String id) {
    return entries(
            """
            SELECT id FROM earnings.entry WHERE details ->> 'receipt' = :of
            UNION SELECT id FROM earnings.entry WHERE details ->> 'line' = :of
            LIMIT 10
            """,
            id)
        .stream()
        .filter(entry -> seer == null || about(entry.source()).isPresent())
        .findFirst()
        .map(entry -> explained(id, "receipt", entry));
  }

  private Optional<Explanation> about(String source) {
    return source.indexOf('_') < 0 ? Optional.empty() : of(source);
  }

  // What an account gives and gets in one entry is one figure: a charge is what it was, and not
  // that
  // and its fee.
  private static Explanation explained(String id, String kind, EntryView entry) {
    Map<String, Money> accounts = new LinkedHashMap<>();
    entry.postings().forEach(p -> accounts.merge(p.account(), p.amount(), Money::plus));
    Money moved =
        accounts.values().stream()
            .filter(Money::isPositive)
            .filter(m -> m.currency().equals(entry.postings().getFirst().amount().currency()))
            .reduce(Money.zero(entry.postings().getFirst().amount().currency()), Money::plus);
    String rule = entry.details().getOrDefault("rule", NO_RULE);
    var from = new ArrayList<Link>();
    var to = new ArrayList<Link>();
    accounts.forEach(
        (account, amount) -> {
          // What is debited gives, what is credited gets.
          if (amount.isPositive()) {
            from.add(new Link(owner(account), account, amount, rule));
          } else if (amount.isNegative()) {
            to.add(new Link(owner(account), account, amount.negated(), rule));
          }
        });
    to.add(new Link(entry.source(), "about", moved, rule));
    return new Explanation(id, kind, moved, Map.of(), from, to, List.of(), List.of(entry), null);
  }

  private static String owner(String account) {
    int colon = account.indexOf(':');
    int dot = account.indexOf('.', Math.max(0, colon));
    return colon < 0 ? account : account.substring(colon + 1, dot < 0 ? account.length() : dot);
  }

  private List<Part> parts(List<LotRow> lots) {
    Map<UUID, List<Payment>> payments = payments(lots);
    Map<String, String> pots = new LinkedHashMap<>();
    query("SELECT source, pot FROM earnings.reserve WHERE source = ANY (:sources)")
        .bindArray("sources", String.class, sources(lots))
        .map((row, _) -> pots.put(row.getString("source"), row.getString("pot")))
        .list();
    Map<String, List<EntryView>> entries = entriesOf(lots);
    return lots.stream()
        .map(
            lot ->
                new Part(
                    lot.amount(),
                    lot.text(),
                    lot.line(),
                    pots.getOrDefault(lot.line().source(), ""),
                    payments.getOrDefault(lot.id(), List.of()),
                    entries.getOrDefault(lot.line().id().text(), List.of())))
        .toList();
  }

  private Map<UUID, List<Payment>> payments(List<LotRow> lots) {
    var payments = new LinkedHashMap<UUID, List<Payment>>();
    query(
            """
            WITH %s, part AS (
              SELECT t.id, e.source, e.lo + sum(t.amount) OVER w - t.amount AS lo,
                least(e.lo + e.amount, e.lo + sum(t.amount) OVER w) AS hi
              FROM earned e JOIN earnings.lot t ON t.line = e.id AND t.id <> ALL (:whole)
              WINDOW w AS (PARTITION BY e.id ORDER BY t.released_at, t.id)
              UNION ALL SELECT id, source, lo, lo + amount FROM earned WHERE id = ANY (:whole)
            )
            SELECT p.id, d.funding, d.receipt, d.booked_at, d.settled_at, d.commodity,
              least(p.hi, d.hi) - greatest(p.lo, d.lo) AS amount
            FROM part p JOIN drawn d ON d.source = p.source AND d.lo < p.hi AND p.lo < d.hi
            WHERE p.id = ANY (:lots)
            ORDER BY p.id, d.booked_at, d.funding
            """
                .formatted(PLACES.replace("earned AS", "earned AS MATERIALIZED")))
        .bindArray("sources", String.class, sources(lots))
        .bindArray("lots", UUID.class, lots.stream().map(LotRow::id).toList())
        .bindArray(
            "whole", UUID.class, lots.stream().filter(LotRow::isWhole).map(LotRow::id).toList())
        .map(
            (row, _) ->
                payments
                    .computeIfAbsent(row.getObject("id", UUID.class), _ -> new ArrayList<>())
                    .add(payment(row)))
        .list();
    return payments;
  }

  private static Payment payment(ResultSet row) throws SQLException {
    OffsetDateTime settled = row.getObject("settled_at", OffsetDateTime.class);
    return new Payment(
        new FundingId(row.getObject("funding", UUID.class)),
        amount(row),
        row.getString("receipt"),
        row.getObject("booked_at", OffsetDateTime.class).toInstant(),
        settled == null ? null : settled.toInstant());
  }

  // The entries of many lines at once.
  private Map<String, List<EntryView>> entriesOf(List<LotRow> lots) {
    List<String> lines = lots.stream().map(lot -> lot.line().id().text()).distinct().toList();
    var byLine = new LinkedHashMap<String, List<EntryView>>();
    read(
        query(
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

  private List<EntryView> entries(String ids, String of) {
    var found = new LinkedHashMap<String, List<EntryView>>();
    read(
        query(
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
                  .add(new EntryView.PostingView(row.getString("code"), amount(row)));
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

  // What the provider calls the steps of it.
  private static List<Link> receipts(List<EntryView> entries, Money amount) {
    return entries.stream()
        .filter(entry -> entry.details().containsKey("receipt"))
        .map(entry -> new Link(entry.details().get("receipt"), entry.event(), amount, NO_RULE))
        .toList();
  }

  private static List<String> sources(List<LotRow> lots) {
    return lots.stream().map(lot -> lot.line().source()).distinct().toList();
  }

  private <T> List<T> page(List<T> rows) {
    return rows.size() > limit ? rows.subList(0, limit) : rows;
  }

  private <T> @Nullable String next(List<T> rows, Function<T, String> name) {
    return rows.size() > limit ? name.apply(rows.get(limit - 1)) : null;
  }

  private @Nullable UUID after(String prefix) {
    return after == null ? null : InvalidInput.reading("after", () -> Id.parse(prefix, after));
  }

  private Query query(String sql) {
    Query query = handle.createQuery(sql);
    return sql.contains(":seer") ? query.bind("seer", seer) : query;
  }

  private static Map<String, Money> figures(ResultSet row, String... names) throws SQLException {
    var figures = new LinkedHashMap<String, Money>();
    for (String name : names) {
      figures.put(name, Money.of(row.getLong(name), row.getString("commodity")));
    }
    return figures;
  }

  private static Money amount(ResultSet row) throws SQLException {
    return money(row, "amount");
  }

  private static Money money(ResultSet row, String column) throws SQLException {
    return Money.of(row.getLong(column), row.getString("commodity"));
  }

  private static String lotText(UUID id) {
    return new LineId(id).text().replace(LineId.PREFIX + "_", "lot_");
  }

  /// A lot with the line it is of, or a whole line.
  private record LotRow(UUID id, Money amount, LineView line, boolean isWhole) {

    static LotRow of(ResultSet row) throws SQLException {
      LineView line = JdbcEarningsBoard.line(row);
      return new LotRow(
          row.getObject("lot", UUID.class),
          Money.of(row.getLong("lot_amount"), line.amount().currency()),
          line,
          false);
    }

    static LotRow whole(ResultSet row) throws SQLException {
      LineView line = JdbcEarningsBoard.line(row);
      return new LotRow(line.id().value(), line.amount(), line, true);
    }

    String text() {
      return isWhole ? "" : lotText(id);
    }
  }
}
