package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.util.ArrayList;
import java.util.List;

/// What is taken back of one line, from its payee and from the platform's fee.
///
/// @param released whether its payee had it already: then it becomes a debt, and the fee is
///   refunded out of revenue
/// @param payeePart not negative
/// @param feePart not negative; the two are above zero together
public record TakeBack(
    LineId line, PartyId payee, boolean released, Money payeePart, Money feePart) {

  public TakeBack {
    if (payeePart.isNegative() || feePart.isNegative() || payeePart.plus(feePart).isZero()) {
      throw new IllegalArgumentException("something must be taken back");
    }
  }

  /// Divides `gross` over lines in the order they come: each gives all it has before the next one
  /// is asked. Within a line, payee and fee give by largest remainder over what they still have.
  ///
  /// @param lines held or released ones; of others nothing can be taken
  /// @return what to take of each that gives something; less than `gross` in all if the lines are
  ///   worth less
  public static List<TakeBack> of(Money gross, List<Line> lines) {
    var parts = new ArrayList<TakeBack>();
    Money missing = gross;
    for (Line line : lines) {
      Money part = missing.min(line.split().gross());
      if (part.isPositive() && !(line.state() instanceof LineState.Reversed)) {
        List<Money> divided = Reversal.of(part, List.of(line.split().payee(), line.split().fee()));
        parts.add(
            new TakeBack(
                line.id(),
                line.payee(),
                line.state() instanceof LineState.Released,
                divided.get(0),
                divided.get(1)));
        missing = missing.minus(part);
      }
    }
    return List.copyOf(parts);
  }

  /// All of a line.
  public static TakeBack all(Line line) {
    return new TakeBack(
        line.id(),
        line.payee(),
        line.state() instanceof LineState.Released,
        line.split().payee(),
        line.split().fee());
  }

  /// What returns to where it came from.
  public Money gross() {
    return payeePart.plus(feePart);
  }

  /// What its payee owes for it.
  public Money owed() {
    return released ? payeePart : Money.zero(payeePart.currency());
  }
}
