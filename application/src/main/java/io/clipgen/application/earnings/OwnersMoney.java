package io.clipgen.application.earnings;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.WithdrawalId;

/// The platform's own money in the ledger. Every method posts within the caller's open transaction,
/// and being told the same thing twice changes nothing.
public interface OwnersMoney {

  /// What of the available balance at the provider no liability needs. Whoever asks next waits
  /// until the transaction ends.
  Money lockProfit();

  /// Profit was sent to the platform's bank account: `bank → psp.available`.
  ///
  /// @param reference the provider's name of it, or the bank's
  void withdrawn(WithdrawalId withdrawal, Money amount, String reference);

  /// The bank did not take it: [#withdrawn] is reversed.
  void returned(WithdrawalId withdrawal, Money amount, String reason);

  /// The provider has kept a fee for a payout to a bank: `psp (expense) → psp.available`.
  ///
  /// @param source what it was for, as the text form of an id
  /// @param receipt the provider's name of the payout to the bank
  void feeKept(String source, String receipt, Money fee);
}
