package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.query.EntryView;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.query.Explanation.Link;
import io.clipgen.application.earnings.query.Explanation.Part;
import io.clipgen.application.earnings.query.Explanation.Payment;
import io.clipgen.application.earnings.query.LineView;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.EntryId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.HoldId;
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
  private static final String DEBTS = "debts v1: what was released and is taken back is owed";
  private static final String HOLDS = "holds v1: of what was free first, the rest is owed";

  /// The payments of the sources `:sources` and what was earned there, each with its place.
  private static final String PLACES =
      """
      drawn AS (
        SELECT d.source, f.id AS funding,
          sum(d.amount) OVER w - d.amount AS lo, sum(d.amount) OVER w AS hi,
          sum(d.drawn) OVER w - d.drawn AS first_lo, sum(d.drawn) OVER w AS first_hi
        FROM earnings.draw d JOIN earnings.funding f ON f.id = d.funding
        WHERE d.source = ANY (:sources)
        WINDOW w AS (PARTITION BY d.source ORDER BY f.booked_at, f.id)
      ), earned AS MATERIALIZED (
        SELECT l.*, sum(l.amount + l.fee) OVER w - l.amount - l.fee AS lo
        FROM earnings.line l
        WHERE l.source = ANY (:sources) AND l.state IN ('HELD', 'RELEASED')
        WINDOW w AS (PARTITION BY l.source ORDER BY l.kind, l.number)
      )
      """;

  /// Of the lines `:lines` those of which something was taken back, each with what of it still
  /// counts and its place when it was released: behind what was earned before and counted then.
  private static final String STRUCK =
      """
      struck AS MATERIALIZED (
        SELECT l.source, l.id, l.kind, l.number, coalesce(r.at, l.ended_at) AS at,
          greatest(l.amount, r.amount + l.recovered) AS worth,
          CASE l.state WHEN 'REVERSED' THEN 0 ELSE l.amount END AS kept
        FROM earnings.line l CROSS JOIN LATERAL (
          SELECT min(released_at) AS at, coalesce(sum(amount), 0) AS amount FROM earnings.lot
          WHERE line = l.id AND restored_by IS NULL AND restored_for IS NULL
        ) r
        WHERE l.id = ANY (:lines)
          AND (l.state = 'REVERSED' OR l.state = 'RELEASED' AND r.amount + l.recovered > l.amount)
      ), stood AS MATERIALIZED (
        -- What was earned again meanwhile may have pushed it beyond what was drawn.
        SELECT s.source, s.id, s.kept, greatest(0, least(before.gross, x.drawn - s.worth)) AS lo
        FROM struck s
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(d.drawn), 0) AS drawn FROM earnings.draw d WHERE d.source = s.source
        ) x
        CROSS JOIN LATERAL (
          SELECT coalesce(sum(w.worth
            + CASE WHEN l.amount > 0 THEN round(l.fee * w.worth / l.amount) ELSE l.fee END), 0) AS gross
          FROM earnings.line l CROSS JOIN LATERAL (
            SELECT greatest(l.amount, coalesce(sum(t.amount), 0) + l.recovered) AS worth
            FROM earnings.lot t
            WHERE t.line = l.id AND t.restored_by IS NULL AND t.restored_for IS NULL
          ) w
          WHERE l.source = s.source AND (l.kind, l.number) < (s.kind, s.number)
            AND NOT (l.state = 'REVERSED' AND l.ended_at < s.at)
        ) before
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

  // What its release left, what that recovered of debts, and below zero what of it was taken back:
  // by views that were struck, or by a hold that was upheld. They sum to the line.
  private List<Link> went(LineId line) {
    var links = new ArrayList<>(lots(line));
    query(
            """
            SELECT * FROM (
              SELECT 'recovered' AS way, r.debt AS id, r.amount, d.commodity, r.at
              FROM earnings.debt_recovery r JOIN earnings.debt d ON d.id = r.debt
              WHERE r.line = :line
                -- What was given back anew is a lot.
                AND NOT EXISTS (SELECT FROM earnings.chargeback c
                  WHERE c.debt = r.debt AND c.state = 'WON')
                AND NOT EXISTS (SELECT FROM earnings.stake s JOIN earnings.hold h ON h.id = s.hold
                  WHERE s.debt = r.debt AND h.state = 'LIFTED')
              UNION ALL SELECT 'owed', id, -amount, commodity, since FROM earnings.debt
              WHERE origin = :name
              UNION ALL SELECT x.way, x.id, -x.amount, s.commodity, h.decided_at
              FROM earnings.line l
              JOIN earnings.hold h ON h.source = l.source AND h.state = 'UPHELD'
              JOIN earnings.stake s ON s.hold = h.id AND s.line = l.id
              CROSS JOIN LATERAL (
                SELECT 'owed' AS way, s.debt AS id, s.owed AS amount
                UNION ALL SELECT 'taken', e.id, s.taken FROM earnings.entry e
                WHERE e.source = :name
                  AND e.event = 'dispute upheld ' || earnings.id_text('%s', h.id)
              ) x
              WHERE l.id = :line AND x.amount > 0
            ) moved ORDER BY at, way, id LIMIT :rows
            """
                .formatted(HoldId.PREFIX))
        .bind("line", line.value())
        .bind("name", line.text())
        .bind("rows", limit)
        .map((row, _) -> moved(row))
        .forEach(links::add);
    return links;
  }

  private static Link moved(ResultSet row) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    String way = row.getString("way");
    return switch (way) {
      case "recovered" -> new Link(new DebtId(id).text(), "debt", amount(row), RECOVERIES);
      case "owed" -> new Link(new DebtId(id).text(), "owed back", amount(row), DEBTS);
      case "taken" -> new Link(new EntryId(id).text(), "taken back", amount(row), HOLDS);
      default -> throw new IllegalStateException("a line cannot be " + way);
    };
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

  // What was taken back keeps its payments: those it was drawn from when it was released.
  private Map<UUID, List<Payment>> payments(List<LotRow> lots) {
    var payments = new LinkedHashMap<UUID, List<Payment>>();
    query(
            """
            WITH %s, %s, part AS (
              SELECT id, line, lo, lo + amount AS hi FROM (
                SELECT id, line, amount, sum(amount) OVER w - amount AS lo FROM earnings.lot
                WHERE line = ANY (:lines) AND id <> ALL (:whole)
                WINDOW w AS (PARTITION BY line ORDER BY released_at, id)
              ) lot WHERE id = ANY (:lots)
              UNION ALL SELECT id, id, 0, amount FROM earnings.line WHERE id = ANY (:whole)
            ), piece AS (
              SELECT p.id, d.funding, least(e.lo + least(p.hi, e.amount), d.hi)
                - greatest(e.lo + p.lo, d.lo) AS amount
              FROM part p JOIN earned e ON e.id = p.line
              JOIN drawn d ON d.source = e.source
              UNION ALL
              SELECT p.id, d.funding, least(s.lo + p.hi, d.first_hi)
                - greatest(s.lo + greatest(p.lo, s.kept), d.first_lo)
              FROM part p JOIN stood s ON s.id = p.line
              JOIN drawn d ON d.source = s.source
            ), paid AS (
              SELECT id, funding, sum(amount) AS amount FROM piece WHERE amount > 0
              GROUP BY id, funding
            )
            SELECT p.id, f.id AS funding, f.receipt, f.booked_at, f.settled_at, f.commodity,
              settled.details ->> 'line' AS balance_line, p.amount
            FROM paid p JOIN earnings.funding f ON f.id = p.funding
            LEFT JOIN earnings.entry settled
              ON settled.source = earnings.id_text('fnd', f.id) AND settled.event = 'settled'
            ORDER BY p.id, f.booked_at, f.id
            """
                .formatted(PLACES, STRUCK))
        .bindArray("sources", String.class, sources(lots))
        .bindArray(
            "lines",
            UUID.class,
            lots.stream().map(lot -> lot.line().id().value()).distinct().toList())
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
        settled == null ? null : settled.toInstant(),
        row.getString("balance_line"));
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
