package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;

/// What a pot has set aside for one source of earnings, and how far its bonus is.
///
/// @param pot the pot it draws on, as the text form of an id
/// @param source what may earn it, as the text form of an id: a claim
/// @param base what was set aside for the base
/// @param bonus the ceiling of the bonus
/// @param bonusPosted what has been posted of the bonus and was not taken back
/// @param bonusMoves how often the bonus moved, up or down; numbers its entries
/// @param bonusLines how many lines it has made; numbers them
/// @param bonusEnded whether its window is over
public record Reserve(
    String pot,
    String source,
    Money base,
    Money bonus,
    Money bonusPosted,
    int bonusMoves,
    int bonusLines,
    boolean bonusEnded) {

  public Reserve {
    if (base.isNegative() || bonus.isNegative() || bonusPosted.isNegative()) {
      throw new IllegalArgumentException("a reserve must not be negative");
    }
    if (bonusPosted.compareTo(bonus) > 0) {
      throw new IllegalArgumentException("no more bonus can be posted than is reserved");
    }
  }

  /// A fresh reserve.
  public static Reserve of(String pot, String source, Money base, Money bonus) {
    return new Reserve(pot, source, base, bonus, Money.zero(base.currency()), 0, 0, false);
  }

  /// By how much what is posted differs from a cumulative entitlement, capped by the ceiling: above
  /// zero is to be posted, below zero to be taken back. Zero once the window is over.
  public Money difference(Money entitlement) {
    return bonusEnded ? Money.zero(bonus.currency()) : entitlement.min(bonus).minus(bonusPosted);
  }

  /// The reserve after its bonus has moved by `difference`.
  public Reserve moved(Money difference) {
    return new Reserve(
        pot,
        source,
        base,
        bonus,
        bonusPosted.plus(difference),
        bonusMoves + 1,
        difference.isPositive() ? bonusLines + 1 : bonusLines,
        bonusEnded);
  }
}
