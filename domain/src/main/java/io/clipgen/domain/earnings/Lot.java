package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/// A released amount that its payee can take out: a line, or a part of one. A payout takes whole
/// lots, oldest first, and splits the last one, so that every cent of it can be followed back to
/// what earned it.
///
/// @param id its name
/// @param line what it comes from
/// @param amount above zero
public record Lot(UUID id, LineId line, Money amount) {

  public Lot {
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a lot must be worth something");
    }
  }

  /// Chooses the lots that make up `amount`.
  ///
  /// @param oldestFirst the free lots
  /// @param amount above zero
  /// @throws IllegalArgumentException if they are not worth that much together
  public static Selection take(List<Lot> oldestFirst, Money amount) {
    var whole = new ArrayList<Lot>();
    Money missing = amount;
    for (Lot lot : oldestFirst) {
      if (!missing.isPositive()) {
        break;
      }
      if (lot.amount().compareTo(missing) > 0) {
        return new Selection(whole, Optional.of(new Cut(lot, missing)));
      }
      whole.add(lot);
      missing = missing.minus(lot.amount());
    }
    if (missing.isPositive()) {
      throw new IllegalArgumentException("the free lots are worth less than " + amount);
    }
    return new Selection(whole, Optional.empty());
  }

  /// What a payout takes.
  ///
  /// @param whole lots that it takes as they are
  /// @param cut the last one, if only a part of it is needed
  public record Selection(List<Lot> whole, Optional<Cut> cut) {
    public Selection {
      whole = List.copyOf(whole);
    }
  }

  /// A lot of which a part is taken; the rest becomes a lot of its own.
  ///
  /// @param taken above zero and less than the lot's amount
  public record Cut(Lot lot, Money taken) {
    public Cut {
      if (!taken.isPositive() || taken.compareTo(lot.amount()) >= 0) {
        throw new IllegalArgumentException("a cut takes a part of a lot");
      }
    }

    /// What stays free.
    public Money rest() {
      return lot.amount().minus(taken);
    }
  }
}
