package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;

/// What a pot has set aside for one source of earnings, and how far the part of it is that grows by
/// counting: the bonus on top of a base, or, where all of it is counted, the base itself.
///
/// @param pot the pot it draws on, as the text form of an id
/// @param source what may earn it, as the text form of an id: a claim
/// @param base what was set aside for the base; where it is metered, the most it can become
/// @param bonus the ceiling of the bonus
/// @param metered whether the base is earned by counting; there is no bonus then
/// @param posted what has been posted of the counted part and was not taken back, before its split
/// @param postedFee the platform's part of that
/// @param lost what of the base was decided against its payee and went back to the pot: nobody can
///   earn it again
/// @param waiting what of `posted` does not count any more and could not be taken back, because a
///   hold has it: it is taken when that is decided
/// @param moves how often the counted part moved, up or down; numbers its entries
/// @param lines how many lines it has made; numbers them
/// @param ended whether counting is over
public record Reserve(
    String pot,
    String source,
    Money base,
    Money bonus,
    boolean metered,
    Money posted,
    Money postedFee,
    Money lost,
    Money waiting,
    int moves,
    int lines,
    boolean ended) {

  public Reserve {
    if (base.isNegative() || bonus.isNegative() || posted.isNegative() || postedFee.isNegative()) {
      throw new IllegalArgumentException("a reserve must not be negative");
    }
    if (metered && !bonus.isZero()) {
      throw new IllegalArgumentException("what is metered has no bonus on top");
    }
    if (posted.compareTo(metered ? base : bonus) > 0 || postedFee.compareTo(posted) > 0) {
      throw new IllegalArgumentException("no more can be posted than is reserved");
    }
    if (lost.isNegative() || lost.compareTo(metered ? posted : base) > 0) {
      throw new IllegalArgumentException("no more can be lost than was earned");
    }
    if (waiting.isNegative() || waiting.compareTo(posted) > 0) {
      throw new IllegalArgumentException("no more can wait than was posted");
    }
  }

  /// A fresh reserve of a base that is earned at once, and a bonus that is counted.
  public static Reserve of(String pot, String source, Money base, Money bonus) {
    return fresh(pot, source, base, bonus, false);
  }

  /// A fresh reserve of a base that is counted, up to `most`.
  public static Reserve metered(String pot, String source, Money most) {
    return fresh(pot, source, most, Money.zero(most.currency()), true);
  }

  private static Reserve fresh(
      String pot, String source, Money base, Money bonus, boolean metered) {
    Money zero = Money.zero(base.currency());
    return new Reserve(pot, source, base, bonus, metered, zero, zero, zero, zero, 0, 0, false);
  }

  /// The most that the counted part can become.
  public Money ceiling() {
    return metered ? base : bonus;
  }

  /// What kind of line the counted part makes.
  public Line.Kind kind() {
    return metered ? Line.Kind.METERED : Line.Kind.BONUS;
  }

  /// By how much what is posted differs from a cumulative entitlement, capped by the ceiling: above
  /// zero is to be posted, below zero to be taken back. Zero once counting is over.
  public Money difference(Money entitlement) {
    return ended ? Money.zero(base.currency()) : entitlement.min(ceiling()).minus(posted);
  }

  /// What waits, once so much is entitled to: what counts again is not taken.
  ///
  /// @param entitlement cumulative
  public Reserve entitledTo(Money entitlement) {
    Money beyond = posted.minus(entitlement.min(ceiling())).max(zero());
    return ended ? this : awaiting(waiting.min(beyond));
  }

  /// How a rise is divided: so that the platform's part of all that is posted is its half-up share
  /// of that, as near as this one rise can bring it. Many small rises cost nobody a minor unit.
  ///
  /// @param rise above zero
  public Split split(Money rise, Share payeeShare) {
    Money fee = payeeShare.rest().of(posted.plus(rise)).minus(postedFee).min(rise).max(zero());
    return new Split(rise.minus(fee), fee);
  }

  /// The reserve after a rise.
  public Reserve raised(Split rise) {
    return moved(posted.plus(rise.gross()), postedFee.plus(rise.fee()), lines + 1);
  }

  /// The reserve after a fall.
  public Reserve lowered(Split fall) {
    return moved(posted.minus(fall.gross()), postedFee.minus(fall.fee()), lines);
  }

  /// The reserve after counting is over.
  public Reserve over() {
    return new Reserve(
        pot, source, base, bonus, metered, posted, postedFee, lost, waiting, moves, lines, true);
  }

  /// The reserve after a part of what its base had earned was decided against its payee.
  public Reserve losing(Money part) {
    return new Reserve(
        pot,
        source,
        base,
        bonus,
        metered,
        posted,
        postedFee,
        lost.plus(part),
        waiting,
        moves,
        lines,
        ended);
  }

  /// The reserve where so much waits to be taken back.
  public Reserve awaiting(Money nowWaiting) {
    return new Reserve(
        pot,
        source,
        base,
        bonus,
        metered,
        posted,
        postedFee,
        lost,
        nowWaiting,
        moves,
        lines,
        ended);
  }

  /// What a metered base has earned and not lost.
  public Money kept() {
    return posted.minus(lost);
  }

  private Reserve moved(Money nowPosted, Money nowFee, int nowLines) {
    return new Reserve(
        pot, source, base, bonus, metered, nowPosted, nowFee, lost, waiting, moves + 1, nowLines,
        ended);
  }

  private Money zero() {
    return Money.zero(base.currency());
  }
}
