package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;

/// `debit → credit`, as the tables of the specification write it: the first account is debited, the
/// second one credited.
///
/// @param amount not negative; nothing moves where it is zero
public record Movement(Account debit, Account credit, Money amount) {

  public Movement {
    if (amount.isNegative()) {
      throw new IllegalArgumentException("a movement must not be negative: turn it round instead");
    }
    if (debit.equals(credit)) {
      throw new IllegalArgumentException(debit + " cannot move money to itself");
    }
  }

  /// `debit → credit`.
  public static Movement of(Account debit, Account credit, Money amount) {
    return new Movement(debit, credit, amount);
  }
}
