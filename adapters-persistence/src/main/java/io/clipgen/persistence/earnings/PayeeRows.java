package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.query.EntryView;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.query.Explanation.Link;
import io.clipgen.application.earnings.query.Explanation.Part;
import io.clipgen.application.earnings.query.Explanation.Payment;
import io.clipgen.application.earnings.query.LineView;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/// Explains what payees have, and what somebody owes: payouts, lots, lines and debts.
///
/// Amounts are followed through a source by their place in it: its lines one after the other, what
/// the payee gets of each before its fee, then what is still reserved; against its payments, oldest
/// first. So every cent has one payment behind it, and all of them add up.
final class PayeeRows extends SeenRows {

  private static final String LOTS = "lots v1: oldest first, the last one split";
  private static final String RECOVERIES = "recoveries v1: at a release, oldest debt first";

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

  PayeeRows(Handle handle, @Nullable UUID seer, @Nullable String after, int limit) {
    super(handle, seer, after, limit);
  }

  Optional<Explanation> payout(PayoutId id) {
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
    List<EntryView> booked = entries.ofSource(id.text());
    Page<LotRow> page = Page.of(lots, limit, LotRow::text);
    return Optional.of(
        new Explanation(
            id.text(),
            "payout",
            total.get(),
            Map.of(),
            page.items().stream()
                .map(lot -> new Link(lot.text(), "lot", lot.amount(), LOTS))
                .toList(),
            EntryRows.receipts(booked, total.get()),
            parts(page.items()),
            booked,
            page.next()));
  }

  Optional<Explanation> lot(UUID id) {
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

  Optional<Explanation> line(LineId id) {
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
                  found.getValue() ? went(id) : List.of(),
                  parts(List.of(whole)),
                  List.of(),
                  null);
            });
  }

  // What its release left, what that recovered of debts, and what of it is owed back by now: they
  // sum to the line.
  private List<Link> went(LineId line) {
    var links = new ArrayList<>(lots(line));
    query(
            """
            SELECT debt, amount, commodity FROM (
              SELECT r.debt, r.amount, d.commodity, r.at FROM earnings.debt_recovery r
              JOIN earnings.debt d ON d.id = r.debt
              WHERE r.line = :line
                -- What was given back anew is a lot.
                AND NOT EXISTS (SELECT FROM earnings.chargeback c
                  WHERE c.debt = r.debt AND c.state = 'WON')
                AND NOT EXISTS (SELECT FROM earnings.stake s JOIN earnings.hold h ON h.id = s.hold
                  WHERE s.debt = r.debt AND h.state = 'LIFTED')
              UNION ALL SELECT id, -amount, commodity, since FROM earnings.debt
              WHERE origin = :name
            ) moved ORDER BY at, debt LIMIT :rows
            """)
        .bind("line", line.value())
        .bind("name", line.text())
        .bind("rows", limit)
        .map(
            (row, _) ->
                new Link(
                    new DebtId(row.getObject("debt", UUID.class)).text(),
                    "debt",
                    amount(row),
                    RECOVERIES))
        .forEach(links::add);
    return links;
  }

  /// What somebody owes: where it comes from, what it was settled out of, and what was given up.
  Optional<Explanation> debt(DebtId id) {
    return query(
            """
            SELECT d.amount, d.open, d.written_off AS "written off", d.commodity, d.origin,
              x.recovered, d.amount - d.open - d.written_off - x.recovered AS forgiven,
              (SELECT c.id FROM earnings.chargeback c WHERE c.debt = d.id) AS chargeback,
              (SELECT s.line FROM earnings.stake s WHERE s.debt = d.id) AS line
            FROM earnings.debt d CROSS JOIN LATERAL (
              SELECT coalesce(sum(r.amount), 0) AS recovered FROM earnings.debt_recovery r
              WHERE r.debt = d.id
            ) x
            WHERE d.id = :id AND (:seer::uuid IS NULL OR d.debtor = :seer::uuid)
            """)
        .bind("id", id.value())
        .map((row, _) -> debt(id, row))
        .findOne();
  }

  private Explanation debt(DebtId id, ResultSet row) throws SQLException {
    List<EntryView> booked = entries.ofSource(id.text());
    List<Link> to = recoveries(id);
    Money writtenOff = money(row, "written off");
    booked.stream()
        .filter(entry -> entry.event().equals("written off"))
        .forEach(entry -> to.add(new Link(entry.id().text(), "entry", writtenOff, NO_RULE)));
    return new Explanation(
        id.text(),
        "debt",
        amount(row),
        figures(row, "open", "recovered", "written off", "forgiven"),
        List.of(origin(row)),
        to,
        List.of(),
        booked,
        null);
  }

  private static Link origin(ResultSet row) throws SQLException {
    String chargeback = row.getString("chargeback");
    if (chargeback != null) {
      return new Link(chargeback, "chargeback", amount(row), NO_RULE);
    }
    UUID held = row.getObject("line", UUID.class);
    String origin = row.getString("origin");
    return new Link(
        held == null ? origin : new LineId(held).text(),
        origin.startsWith(FundingId.PREFIX) ? "payment" : "line",
        amount(row),
        NO_RULE);
  }

  private List<Link> recoveries(DebtId debt) {
    return new ArrayList<>(
        query(
                """
                SELECT r.line, r.amount, d.commodity FROM earnings.debt_recovery r
                JOIN earnings.debt d ON d.id = r.debt
                WHERE r.debt = :debt ORDER BY r.at, r.line LIMIT 1000
                """)
            .bind("debt", debt.value())
            .map(
                (row, _) ->
                    new Link(
                        new LineId(row.getObject("line", UUID.class)).text(),
                        "line",
                        amount(row),
                        RECOVERIES))
            .list());
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

  private List<Part> parts(List<LotRow> lots) {
    Map<UUID, List<Payment>> payments = payments(lots);
    Map<String, String> pots = new LinkedHashMap<>();
    query("SELECT source, pot FROM earnings.reserve WHERE source = ANY (:sources)")
        .bindArray("sources", String.class, sources(lots))
        .map((row, _) -> pots.put(row.getString("source"), row.getString("pot")))
        .list();
    Map<String, List<EntryView>> ofLines =
        entries.ofLines(lots.stream().map(lot -> lot.line().id().text()).distinct().toList());
    return lots.stream()
        .map(
            lot ->
                new Part(
                    lot.amount(),
                    lot.text(),
                    lot.line(),
                    pots.getOrDefault(lot.line().source(), ""),
                    payments.getOrDefault(lot.id(), List.of()),
                    ofLines.getOrDefault(lot.line().id().text(), List.of())))
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

  private static List<String> sources(List<LotRow> lots) {
    return lots.stream().map(lot -> lot.line().source()).distinct().toList();
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
