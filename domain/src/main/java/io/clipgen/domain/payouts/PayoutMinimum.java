package io.clipgen.domain.payouts;

import io.clipgen.domain.shared.Money;
import java.util.Set;

/// The smallest payout, by what the payee is. Who is several gets the smallest of theirs.
///
/// @param clippers of those who make clips, and of everybody who is no seller
/// @param sellers of those who sell
public record PayoutMinimum(Money clippers, Money sellers) {

  public PayoutMinimum {
    if (!clippers.isPositive() || !sellers.isPositive()) {
      throw new IllegalArgumentException("the smallest payout must be above zero");
    }
    if (!clippers.currency().equals(sellers.currency())) {
      throw new IllegalArgumentException("the smallest payouts must be in one currency");
    }
  }

  /// The same for everybody.
  public static PayoutMinimum of(Money all) {
    return new PayoutMinimum(all, all);
  }

  /// What holds for a payee with these roles.
  public Money of(Set<String> roles) {
    return roles.contains("CREATOR") ? clippers.min(sellers) : clippers;
  }

  /// The currency of payouts.
  public String currency() {
    return clippers.currency();
  }
}
