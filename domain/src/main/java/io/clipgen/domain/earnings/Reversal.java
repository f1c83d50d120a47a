package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;
import java.util.List;

/// Takes back a part of something that was divided.
public final class Reversal {

  private Reversal() {}

  /// Divides `part` over the components by largest remainder over what still remains of each. No
  /// component is ever asked for more than it has, and the parts of all reversals sum to the whole.
  ///
  /// @param part not negative, at most the sum of what remains
  /// @param remaining none negative
  /// @return what to take from each, in the same order
  public static List<Money> of(Money part, List<Money> remaining) {
    Money left = remaining.stream().reduce(Money.zero(part.currency()), Money::plus);
    if (part.isNegative() || part.compareTo(left) > 0) {
      throw new IllegalArgumentException("only what remains can be reversed: " + left);
    }
    if (part.isZero()) {
      return remaining.stream().map(each -> Money.zero(each.currency())).toList();
    }
    return part.allocate(remaining.stream().map(Money::minor).toList());
  }
}
