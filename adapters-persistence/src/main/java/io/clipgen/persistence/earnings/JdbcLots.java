package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Lots;
import io.clipgen.domain.earnings.Lot;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Released amounts and who takes them out, in `earnings.lot` and `earnings.lot_use`.
@Singleton
final class JdbcLots implements Lots {

  private final Database database;

  JdbcLots(Database database) {
    this.database = database;
  }

  @Override
  public List<Lot> oldestFree(PartyId payee, Money amount) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT id, line, amount, commodity FROM (
              SELECT id, line, amount, commodity, released_at,
                sum(amount) OVER (ORDER BY released_at, id) - amount AS older
              FROM earnings.lot WHERE payee = :payee AND commodity = :commodity AND state = 'FREE'
            ) free WHERE older < :amount ORDER BY released_at, id
            """)
        .bind("payee", payee.value())
        .bind("commodity", amount.currency())
        .bind("amount", amount.minor())
        .map(
            (row, _) ->
                new Lot(
                    row.getObject("id", UUID.class),
                    new LineId(row.getObject("line", UUID.class)),
                    Money.of(row.getLong("amount"), row.getString("commodity"))))
        .list();
  }

  @Override
  public void take(PayoutId payout, Lot.Selection selection, UUID rest) {
    var lots = new ArrayList<>(selection.whole().stream().map(Lot::id).toList());
    selection
        .cut()
        .ifPresent(
            cut -> {
              cut(cut, rest);
              lots.add(cut.lot().id());
            });
    database
        .inTransaction()
        .createUpdate(
            """
            WITH taken AS (
              UPDATE earnings.lot SET state = 'TAKEN' WHERE id = ANY (:lots) AND state = 'FREE'
              RETURNING id, payee
            )
            INSERT INTO earnings.lot_use (payout, lot, payee) SELECT :payout, id, payee FROM taken
            """)
        .bind("payout", payout.value())
        .bindArray("lots", UUID.class, lots)
        .execute();
  }

  private void cut(Lot.Cut cut, UUID rest) {
    // Two statements: within one, the second part would not see what the first one changed.
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO earnings.lot (id, line, payee, amount, commodity, released_at, state, restored_by, restored_for)
            SELECT :rest, line, payee, :left, commodity, released_at, state, restored_by, restored_for
            FROM earnings.lot WHERE id = :id
            """)
        .bind("id", cut.lot().id())
        .bind("rest", rest)
        .bind("left", cut.rest().minor())
        .execute();
    database
        .inTransaction()
        .createUpdate("UPDATE earnings.lot SET amount = :taken WHERE id = :id")
        .bind("id", cut.lot().id())
        .bind("taken", cut.taken().minor())
        .execute();
  }

  @Override
  public List<Lot> freeOf(LineId line) {
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT id, line, amount, commodity FROM earnings.lot
            WHERE line = :line AND state = 'FREE' ORDER BY released_at, id
            """)
        .bind("line", line.value())
        .map(
            (row, _) ->
                new Lot(
                    row.getObject("id", UUID.class),
                    line,
                    Money.of(row.getLong("amount"), row.getString("commodity"))))
        .list();
  }

  @Override
  public void freeze(HoldId hold, Lot.Selection selection, UUID rest) {
    var lots = new ArrayList<>(selection.whole().stream().map(Lot::id).toList());
    selection
        .cut()
        .ifPresent(
            cut -> {
              cut(cut, rest);
              lots.add(cut.lot().id());
            });
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.lot SET state = 'FROZEN', hold = :hold
            WHERE id = ANY (:lots) AND state = 'FREE'
            """)
        .bind("hold", hold.value())
        .bindArray("lots", UUID.class, lots)
        .execute();
  }

  @Override
  public void thaw(HoldId hold) {
    end(hold, "FREE");
  }

  @Override
  public void lose(HoldId hold) {
    end(hold, "LOST");
  }

  private void end(HoldId hold, String state) {
    database
        .inTransaction()
        .createUpdate(
            "UPDATE earnings.lot SET state = :state WHERE hold = :hold AND state = 'FROZEN'")
        .bind("hold", hold.value())
        .bind("state", state)
        .execute();
  }

  @Override
  public void restore(HoldId hold, List<Restored> lots, Instant at) {
    restore(hold.value(), null, lots, at);
  }

  @Override
  public void restore(DebtId debt, List<Restored> lots, Instant at) {
    restore(null, debt.value(), lots, at);
  }

  private void restore(@Nullable UUID hold, @Nullable UUID debt, List<Restored> lots, Instant at) {
    for (Restored each : lots) {
      database
          .inTransaction()
          .createUpdate(
              """
              INSERT INTO earnings.lot (
                id, line, payee, amount, commodity, released_at, state, restored_by, restored_for)
              VALUES (:id, :line, :payee, :amount, :commodity, :at, 'FREE', :hold, :debt)
              """)
          .bind("id", each.lot().id())
          .bind("line", each.lot().line().value())
          .bind("payee", each.payee().value())
          .bind("amount", each.lot().amount().minor())
          .bind("commodity", each.lot().amount().currency())
          .bind("at", at)
          .bind("hold", hold)
          .bind("debt", debt)
          .execute();
    }
  }

  @Override
  public void takeAll(List<Taking> takings) {
    List<String> wrong =
        database
            .inTransaction()
            .createQuery(
                """
                WITH want AS (
                  SELECT * FROM unnest(:payouts, :payees, :amounts, :commodities)
                    AS w (payout, payee, amount, commodity)
                ), taken AS (
                  UPDATE earnings.lot l SET state = 'TAKEN' FROM want w
                  WHERE l.payee = w.payee AND l.commodity = w.commodity AND l.state = 'FREE'
                  RETURNING l.id, l.payee, l.amount, w.payout
                ), used AS (
                  INSERT INTO earnings.lot_use (payout, lot, payee) SELECT payout, id, payee FROM taken
                )
                SELECT w.payee || ' has ' || coalesce(t.amount, 0) || ' in free lots, not ' || w.amount
                FROM want w LEFT JOIN (
                  SELECT payout, sum(amount) AS amount FROM taken GROUP BY payout
                ) t ON t.payout = w.payout
                WHERE t.amount IS DISTINCT FROM w.amount
                LIMIT 3
                """)
            .bindArray(
                "payouts", UUID.class, takings.stream().map(one -> one.payout().value()).toList())
            .bindArray(
                "payees", UUID.class, takings.stream().map(one -> one.payee().value()).toList())
            .bindArray(
                "amounts", Long.class, takings.stream().map(one -> one.amount().minor()).toList())
            .bindArray(
                "commodities",
                String.class,
                takings.stream().map(one -> one.amount().currency()).toList())
            .mapTo(String.class)
            .list();
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(String.join("; ", wrong));
    }
  }

  @Override
  public void free(PayoutId payout) {
    database
        .inTransaction()
        .createUpdate(
            """
            WITH freed AS (
              UPDATE earnings.lot_use SET live = false WHERE payout = :payout AND live RETURNING lot
            )
            UPDATE earnings.lot l SET state = 'FREE' FROM freed f WHERE l.id = f.lot
            """)
        .bind("payout", payout.value())
        .execute();
  }

  @Override
  public List<String> spend(PayoutId payout, Instant at) {
    set(payout, "SPENT", at);
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT DISTINCT l.source FROM earnings.lot_use u
            JOIN earnings.lot t ON t.id = u.lot JOIN earnings.line l ON l.id = t.line
            WHERE u.payout = :payout AND u.live AND NOT EXISTS (
              SELECT FROM earnings.line other LEFT JOIN earnings.lot part ON part.line = other.id
              WHERE other.source = l.source
                AND (part.state <> 'SPENT' OR (other.kind = 'BASE' AND other.state = 'HELD')))
            ORDER BY l.source
            """)
        .bind("payout", payout.value())
        .mapTo(String.class)
        .list();
  }

  @Override
  public List<String> unspend(PayoutId payout) {
    set(payout, "TAKEN", null);
    return database
        .inTransaction()
        .createQuery(
            """
            SELECT DISTINCT l.source FROM earnings.lot_use u
            JOIN earnings.lot t ON t.id = u.lot JOIN earnings.line l ON l.id = t.line
            WHERE u.payout = :payout AND u.live ORDER BY l.source
            """)
        .bind("payout", payout.value())
        .mapTo(String.class)
        .list();
  }

  private void set(PayoutId payout, String state, @Nullable Instant spentAt) {
    database
        .inTransaction()
        .createUpdate(
            """
            WITH used AS (
              UPDATE earnings.lot_use SET spent_at = :at
              WHERE payout = :payout AND live RETURNING lot
            )
            UPDATE earnings.lot l SET state = :state FROM used u WHERE l.id = u.lot
            """)
        .bind("payout", payout.value())
        .bind("state", state)
        .bind("at", spentAt)
        .execute();
  }
}
