package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.util.ArrayList;
import java.util.List;

/// What one payment into a pot still has free. A reserve draws on the oldest tranche first, a
/// refund on the newest, so that `explain` can name the payment behind every cent.
///
/// @param funding the payment
/// @param free what nobody has drawn; not negative
public record Tranche(FundingId funding, Money free) {

  public Tranche {
    if (free.isNegative()) {
      throw new IllegalArgumentException("a tranche must not be overdrawn");
    }
  }

  /// Takes `amount` from the tranches in the order they come.
  ///
  /// @return what to take from each that gives something
  /// @throws IllegalArgumentException if they do not cover it
  public static List<Draw> draw(List<Tranche> inOrder, Money amount) {
    var draws = new ArrayList<Draw>();
    Money missing = amount;
    for (Tranche tranche : inOrder) {
      Money taken = missing.min(tranche.free());
      if (taken.isPositive()) {
        draws.add(new Draw(tranche.funding(), taken));
        missing = missing.minus(taken);
      }
    }
    if (missing.isPositive()) {
      throw new IllegalArgumentException("the payments do not cover " + amount);
    }
    return List.copyOf(draws);
  }

  /// What something took from one tranche.
  ///
  /// @param amount above zero
  public record Draw(FundingId funding, Money amount) {}
}
