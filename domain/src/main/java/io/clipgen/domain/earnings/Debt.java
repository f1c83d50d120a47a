package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// What a party owes for one reason: a part of its receivable, with its age. Debts are recovered
/// from what is released later, oldest first.
///
/// @param origin what it comes from, as the text form of an id: a line, a payment
/// @param reason why, as a sentence for the debtor
/// @param amount what it was at first; above zero
/// @param open what is still owed of it; from zero to `amount`
/// @param since its age, in business time
public record Debt(
    DebtId id,
    PartyId debtor,
    String origin,
    String reason,
    Money amount,
    Money open,
    Instant since) {

  public Debt {
    if (!amount.isPositive() || open.isNegative() || open.compareTo(amount) > 0) {
      throw new IllegalArgumentException("a debt is above zero, and no more of it is open");
    }
  }

  /// A debt of which nothing was recovered yet.
  public static Debt of(
      DebtId id, PartyId debtor, String origin, String reason, Money amount, Instant since) {
    return new Debt(id, debtor, origin, reason, amount, amount, since);
  }

  /// The same debt with `part` of it settled.
  public Debt less(Money part) {
    return new Debt(id, debtor, origin, reason, amount, open.minus(part), since);
  }

  /// Settles debts in the order they come out of `amount`, as far as that goes.
  ///
  /// @param oldestFirst of one debtor
  /// @return what to settle of each that gets something
  public static List<Part> settle(List<Debt> oldestFirst, Money amount) {
    var parts = new ArrayList<Part>();
    Money left = amount;
    for (Debt debt : oldestFirst) {
      Money part = left.min(debt.open());
      if (part.isPositive()) {
        parts.add(new Part(debt.id(), part));
        left = left.minus(part);
      }
    }
    return List.copyOf(parts);
  }

  /// What is settled of one debt.
  ///
  /// @param amount above zero
  public record Part(DebtId debt, Money amount) {}
}
