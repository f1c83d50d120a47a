package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;

/// What the platform takes of payments into a pot, on top of them. Frozen with each payment.
///
/// @param share at most the whole
/// @param rule its name in the ledger, with its version; empty where there is none
public record PotFee(Share share, String rule) {

  /// No fee.
  public static final PotFee NONE = new PotFee(Share.ofBasisPoints(0), "");

  public PotFee {
    if (share.basisPoints() > Share.WHOLE) {
      throw new IllegalArgumentException("a fee must not be more than the whole");
    }
  }

  /// The fee on an amount, half-up.
  public Money of(Money amount) {
    return share.of(amount);
  }
}
