package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.port.Reserves;
import io.clipgen.domain.earnings.Reserve;
import io.clipgen.domain.shared.Money;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.util.Optional;

/// What pots have set aside, in `earnings.reserve`, and the payments that draws on, in
/// `earnings.draw`.
@Singleton
final class JdbcReserves implements Reserves {

  private final Database database;

  JdbcReserves(Database database) {
    this.database = database;
  }

  @Override
  public void open(Reserve reserve) {
    long amount = reserve.base().plus(reserve.bonus()).minor();
    long drawn =
        database
            .inTransaction()
            .createQuery(
                """
                WITH tranche AS (
                  SELECT id, free, sum(free) OVER (ORDER BY booked_at, id) - free AS older
                  FROM earnings.funding
                  WHERE pot = :pot AND commodity = :commodity AND free > 0
                ), taken AS (
                  UPDATE earnings.funding f SET free = f.free - least(t.free, :amount - t.older)
                  FROM tranche t WHERE f.id = t.id AND t.older < :amount
                  RETURNING f.id, least(t.free, :amount - t.older) AS amount
                ), opened AS (
                  INSERT INTO earnings.reserve (source, pot, base, bonus, metered, commodity)
                  VALUES (:source, :pot, :base, :bonus, :metered, :commodity)
                ), drawn AS (
                  INSERT INTO earnings.draw (source, funding, amount, drawn)
                  SELECT :source, id, amount, amount FROM taken
                  RETURNING amount
                )
                SELECT coalesce(sum(amount), 0) FROM drawn
                """)
            .bind("pot", reserve.pot())
            .bind("source", reserve.source())
            .bind("base", reserve.base().minor())
            .bind("bonus", reserve.bonus().minor())
            .bind("metered", reserve.metered())
            .bind("commodity", reserve.base().currency())
            .bind("amount", amount)
            .mapTo(Long.class)
            .one();
    if (drawn != amount) {
      throw new IllegalStateException(
          "the payments into " + reserve.pot() + " do not cover what its account has");
    }
  }

  @Override
  public Optional<Reserve> lock(String source) {
    return database
        .inTransaction()
        .createQuery("SELECT * FROM earnings.reserve WHERE source = :source FOR NO KEY UPDATE")
        .bind("source", source)
        .map(
            (row, _) -> {
              String currency = row.getString("commodity");
              return new Reserve(
                  row.getString("pot"),
                  row.getString("source"),
                  Money.of(row.getLong("base"), currency),
                  Money.of(row.getLong("bonus"), currency),
                  row.getBoolean("metered"),
                  Money.of(row.getLong("posted"), currency),
                  Money.of(row.getLong("posted_fee"), currency),
                  Money.of(row.getLong("lost"), currency),
                  Money.of(row.getLong("waiting"), currency),
                  row.getInt("moves"),
                  row.getInt("lines"),
                  row.getBoolean("ended"));
            })
        .findOne();
  }

  @Override
  public void save(Reserve reserve) {
    database
        .inTransaction()
        .createUpdate(
            """
            UPDATE earnings.reserve
            SET posted = :posted, posted_fee = :fee, lost = :lost, waiting = :waiting,
              moves = :moves, lines = :lines, ended = :ended
            WHERE source = :source
            """)
        .bind("source", reserve.source())
        .bind("posted", reserve.posted().minor())
        .bind("fee", reserve.postedFee().minor())
        .bind("lost", reserve.lost().minor())
        .bind("waiting", reserve.waiting().minor())
        .bind("moves", reserve.moves())
        .bind("lines", reserve.lines())
        .bind("ended", reserve.ended())
        .execute();
  }

  @Override
  public void giveBack(String source, Money amount) {
    database
        .inTransaction()
        .createUpdate(
            """
            WITH drawn AS (
              SELECT d.funding, d.amount,
                sum(d.amount) OVER (ORDER BY f.booked_at DESC, f.id DESC) - d.amount AS newer
              FROM earnings.draw d JOIN earnings.funding f ON f.id = d.funding
              WHERE d.source = :source
            ), back AS (
              SELECT funding, least(amount, :amount - newer) AS amount
              FROM drawn WHERE newer < :amount
            ), returned AS (
              UPDATE earnings.funding f SET free = f.free + b.amount
              FROM back b WHERE f.id = b.funding
            ), emptied AS (
              UPDATE earnings.reserve SET empty = true
              WHERE source = :source AND (SELECT sum(amount) FROM drawn) = :amount
            )
            UPDATE earnings.draw d SET amount = d.amount - b.amount
            FROM back b WHERE d.source = :source AND d.funding = b.funding
            """)
        .bind("source", source)
        .bind("amount", amount.minor())
        .execute();
  }

  @Override
  public void end(String source) {
    database
        .inTransaction()
        .createUpdate("UPDATE earnings.reserve SET ended = true WHERE source = :source")
        .bind("source", source)
        .execute();
  }
}
