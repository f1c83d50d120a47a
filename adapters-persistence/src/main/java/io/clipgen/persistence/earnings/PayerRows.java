package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.query.EntryView;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.query.Explanation.Link;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.RefundId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Explains what payers have paid for: pots, their payments, refunds and chargebacks, and the
/// sources that draw on them.
final class PayerRows extends SeenRows {

  private static final String PAYMENT = "payment";
  private static final String DRAWS = "draws v1: oldest payment first";
  private static final String RETURNS = "returns v1: all of it went back to where it came from";
  private static final String REFUNDS = "refunds v1: newest payment first";
  private static final String CHARGEBACKS =
      "chargebacks v1: of the payment itself first, then of the newest";

  PayerRows(Handle handle, @Nullable UUID seer, @Nullable String after, int limit) {
    super(handle, seer, after, limit);
  }

  /// A claim, or whatever else a pot has set money aside for.
  Optional<Explanation> source(String id) {
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
                    entries.ofSource(id),
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
        .map((row, _) -> payment(row, DRAWS))
        .list();
  }

  private static Link payment(ResultSet row, String rule) throws SQLException {
    return new Link(
        new FundingId(row.getObject("id", UUID.class)).text(), PAYMENT, amount(row), rule);
  }

  // What was undone counts nothing: what it was, and below zero what became of it.
  private static List<Link> undone(Link went, String kind, String why) {
    return List.of(went, new Link(went.id(), kind, went.amount().negated(), why));
  }

  private List<Link> linesOf(String source) {
    return query(
            """
            SELECT id, amount + fee AS amount, commodity, rule, state FROM earnings.line
            WHERE source = :of ORDER BY kind, number LIMIT 1000
            """)
        .bind("of", source)
        .map(
            (row, _) -> {
              String line = new LineId(row.getObject("id", UUID.class)).text();
              var went = new Link(line, "line", amount(row), row.getString("rule"));
              return row.getString("state").equals("REVERSED")
                  ? undone(went, "taken back", RETURNS)
                  : List.of(went);
            })
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  /// A campaign: its payments page by page, then what has drawn on them.
  Optional<Explanation> pot(String id) {
    return query(
            """
            SELECT commodity FROM earnings.funding p
            WHERE p.pot = :pot AND p.state IN ('BOOKED', 'SETTLED') AND %s LIMIT 1
            """
                .formatted(PAYS))
        .bind("pot", id)
        .mapTo(String.class)
        .findOne()
        .map(currency -> pot(id, currency));
  }

  private Explanation pot(String id, String currency) {
    boolean further = after != null && !after.startsWith(FundingId.PREFIX + "_");
    var links = new ArrayList<Link>();
    if (!further) {
      links.addAll(paymentsInto(id));
    }
    if (links.size() <= limit) {
      links.addAll(drawnOn(id, further ? after : null, limit + 1 - links.size()));
    }
    Page<Link> page = Page.of(links, limit, Link::id);
    List<Link> payments =
        page.items().stream().filter(link -> link.kind().equals(PAYMENT)).toList();
    var to = new ArrayList<Link>();
    if (after == null) {
      to.addAll(goneBack("r.pot = :of", "c.pot = :of", id));
    }
    to.addAll(page.items().subList(payments.size(), page.items().size()));
    Map<String, Money> figures = divided("f.pot = :of", id);
    return new Explanation(
        id,
        "pot",
        figures.values().stream().reduce(Money.zero(currency), Money::plus),
        figures,
        payments,
        to,
        List.of(),
        List.of(),
        page.next());
  }

  private List<Link> paymentsInto(String pot) {
    return query(
            """
            SELECT id, deposit AS amount, commodity FROM earnings.funding
            WHERE pot = :pot AND state IN ('BOOKED', 'SETTLED')
              AND (:after::uuid IS NULL OR id > :after::uuid)
            ORDER BY id LIMIT :rows
            """)
        .bind("pot", pot)
        .bind("after", after(FundingId.PREFIX))
        .bind("rows", limit + 1)
        .map((row, _) -> payment(row, NO_RULE))
        .list();
  }

  private List<Link> drawnOn(String pot, @Nullable String last, int rows) {
    return query(
            """
            SELECT r.source, r.commodity, drawn.amount FROM earnings.reserve r
            JOIN LATERAL (SELECT sum(d.amount) AS amount FROM earnings.draw d
              WHERE d.source = r.source) drawn ON drawn.amount > 0
            WHERE r.pot = :pot AND (:last::text IS NULL OR r.source > :last)
            ORDER BY r.source LIMIT :rows
            """)
        .bind("pot", pot)
        .bind("last", last)
        .bind("rows", rows)
        .map((row, _) -> new Link(row.getString("source"), "source", amount(row), DRAWS))
        .list();
  }

  Optional<Explanation> funding(FundingId id) {
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
    Page<Link> page = Page.of(sources, limit, Link::id);
    var to = new ArrayList<Link>();
    if (after == null) {
      to.addAll(goneBack("r.funding = :of::uuid", "p.funding = :of::uuid", id.value().toString()));
    }
    to.addAll(page.items());
    return new Explanation(
        id.text(),
        PAYMENT,
        charge.amount(),
        divided("f.id = :of::uuid", id.value().toString()),
        List.of(charge),
        to,
        List.of(),
        entries.ofSource(id.text()),
        page.next());
  }

  /// What payments divide into: paid, fees, held, reserved, free, refunded, frozen for a dispute
  /// that is not decided, and charged back by one that was lost sum to their deposits.
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
            ), disputed AS (
              SELECT c.state, x.amount FROM earnings.chargeback_draw x
              JOIN asked ON asked.id = x.funding
              JOIN earnings.chargeback c ON c.id = x.chargeback
            )
            SELECT min(commodity) AS commodity,
              coalesce((SELECT amount FROM used WHERE name = 'paid'), 0) AS paid,
              coalesce((SELECT amount FROM used WHERE name = 'fees'), 0) AS fees,
              coalesce((SELECT amount FROM used WHERE name = 'held'), 0) AS held,
              coalesce((SELECT sum(d.hi - d.lo) FROM drawn d JOIN asked ON asked.id = d.funding), 0)
                - coalesce((SELECT sum(amount) FROM used), 0) AS reserved,
              sum(free) AS free,
              coalesce((SELECT sum(r.amount) FROM earnings.refund r JOIN asked ON asked.id = r.funding
                WHERE r.state <> 'REOPENED'), 0) AS refunded,
              coalesce((SELECT sum(amount) FROM disputed WHERE state = 'OPEN'), 0) AS frozen,
              coalesce((SELECT sum(amount) FROM disputed WHERE state = 'LOST'), 0) AS "charged back"
            FROM asked
            """
                .formatted(which))
        .bind("of", of)
        .map(
            (row, _) ->
                figures(
                    row,
                    "paid",
                    "fees",
                    "held",
                    "reserved",
                    "free",
                    "refunded",
                    "frozen",
                    "charged back"))
        .one();
  }

  private List<Link> goneBack(String refunds, String chargebacks, String of) {
    var gone = new ArrayList<>(refunds(refunds, of));
    gone.addAll(chargebacks(chargebacks, of));
    return gone;
  }

  // A payment's own dispute is named also where nothing was left to freeze of it.
  private List<Link> chargebacks(String where, String of) {
    return query(
            """
            WITH part AS (
              SELECT chargeback, funding, amount FROM earnings.chargeback_draw
              UNION ALL SELECT c.id, c.funding, 0 FROM earnings.chargeback c
              WHERE c.funding IS NOT NULL AND NOT EXISTS (
                SELECT FROM earnings.chargeback_draw d
                WHERE d.chargeback = c.id AND d.funding = c.funding)
            )
            SELECT c.id, c.commodity, sum(p.amount) AS amount
            FROM earnings.chargeback c JOIN part p ON p.chargeback = c.id
            WHERE %s AND c.state <> 'WON'
            GROUP BY c.id ORDER BY c.opened_at, c.id LIMIT 1000
            """
                .formatted(where))
        .bind("of", of)
        .map((row, _) -> new Link(row.getString("id"), "chargeback", amount(row), CHARGEBACKS))
        .list();
  }

  /// A payment that its payer's bank has asked back, by the provider's name of that. What it took
  /// divides into what was frozen of the pot and is charged back when it is lost, what of the fee
  /// on top went with it, and what is owed or was not explained; one that was won is back.
  Optional<Explanation> chargeback(String id) {
    return query(
            """
            SELECT c.id, c.charge, c.state, c.commodity, c.debt, c.fee_back, c.withdrawn AS amount,
              least(c.withdrawn, coalesce(f.deposit + f.processing + f.fee, 0)) AS concerned,
              (SELECT coalesce(sum(amount), 0) FROM earnings.chargeback_draw d
                WHERE d.chargeback = c.id) AS drawn
            FROM earnings.chargeback c LEFT JOIN earnings.funding f ON f.id = c.funding
            WHERE c.id = :id AND (:seer::uuid IS NULL OR f.payer = :seer::uuid)
            """)
        .bind("id", id)
        .map((row, _) -> chargeback(id, row))
        .findOne();
  }

  private Explanation chargeback(String id, ResultSet row) throws SQLException {
    Money taken = amount(row);
    String state = row.getString("state");
    Money drawn = money(row, "drawn");
    Money fee = money(row, "fee_back");
    Money owed = money(row, "concerned").minus(drawn).minus(fee);
    Money beyond = taken.minus(money(row, "concerned"));
    boolean won = state.equals("WON");
    UUID debt = row.getObject("debt", UUID.class);
    var from = new ArrayList<Link>();
    from.add(new Link(row.getString("charge"), "charge", taken, NO_RULE));
    from.addAll(frozen(id));
    return new Explanation(
        id,
        "chargeback",
        taken,
        won
            ? Map.of("won", taken)
            : Map.of(
                state.equals("OPEN") ? "frozen" : "charged back",
                drawn,
                "campaign fee",
                fee,
                "owed",
                owed,
                "beyond the payment",
                beyond),
        from,
        debt == null || won
            ? List.of()
            : List.of(new Link(new DebtId(debt).text(), "debt", owed, NO_RULE)),
        List.of(),
        entries.ofSource(id),
        null);
  }

  private List<Link> frozen(String chargeback) {
    return query(
            """
            SELECT f.id, d.amount, f.commodity FROM earnings.chargeback_draw d
            JOIN earnings.funding f ON f.id = d.funding
            WHERE d.chargeback = :of ORDER BY f.booked_at, f.id
            """)
        .bind("of", chargeback)
        .map((row, _) -> payment(row, CHARGEBACKS))
        .list();
  }

  private List<Link> refunds(String where, String of) {
    return query(
            """
            SELECT r.id, r.amount, r.commodity, r.state, coalesce(r.reason, '') AS reason
            FROM earnings.refund r WHERE %s ORDER BY r.id LIMIT 1000
            """
                .formatted(where))
        .bind("of", of)
        .map(
            (row, _) -> {
              String refund = new RefundId(row.getObject("id", UUID.class)).text();
              var went = new Link(refund, "refund", amount(row), REFUNDS);
              return row.getString("state").equals("REOPENED")
                  ? undone(went, "refund refused", row.getString("reason"))
                  : List.of(went);
            })
        .list()
        .stream()
        .flatMap(List::stream)
        .toList();
  }

  Optional<Explanation> refund(RefundId id) {
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
                    PAYMENT,
                    amount(row),
                    REFUNDS))
        .findOne()
        .map(
            payment -> {
              List<EntryView> booked = entries.ofSource(id.text());
              return new Explanation(
                  id.text(),
                  "refund",
                  payment.amount(),
                  Map.of(),
                  List.of(payment),
                  EntryRows.receipts(booked, payment.amount()),
                  List.of(),
                  booked,
                  null);
            });
  }
}
