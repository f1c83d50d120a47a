package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;

/// One side of a journal entry.
///
/// @param account what changes
/// @param amount by how much: a debit is above zero, a credit below; never zero
public record Posting(Account account, Money amount) {

  public Posting {
    if (amount.isZero()) {
      throw new IllegalArgumentException("a posting of nothing is no posting");
    }
  }

  /// A debit: more of an asset or an expense, less of anything else.
  public static Posting debit(Account account, Money amount) {
    return new Posting(account, amount);
  }

  /// A credit: less of an asset or an expense, more of anything else.
  public static Posting credit(Account account, Money amount) {
    return new Posting(account, amount.negated());
  }

  /// Whether it is a debit.
  public boolean isDebit() {
    return amount.isPositive();
  }
}
