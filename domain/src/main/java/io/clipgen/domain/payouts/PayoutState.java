package io.clipgen.domain.payouts;

import java.time.Instant;

/// Where a payout is.
public sealed interface PayoutState {

  /// Asked for; the money is reserved. Waits for an administrator.
  record Requested() implements PayoutState {}

  /// Agreed to; the transfer into the connected account is on its way.
  record Approved() implements PayoutState {}

  /// In the connected account; the payout to the bank is being asked for.
  ///
  /// @param transfer the provider's name of the transfer
  record Sending(String transfer) implements PayoutState {}

  /// On its way to the bank.
  ///
  /// @param transfer the provider's name of the transfer
  /// @param bank the provider's name of the payout to the bank
  record InTransit(String transfer, String bank) implements PayoutState {}

  /// The bank has it. Banks return money at times, so this is not the end of every payout.
  ///
  /// @param at when it arrived, in business time
  record Paid(String transfer, String bank, Instant at) implements PayoutState {}

  /// Paid by an administrator from the platform's bank account, beside the provider.
  ///
  /// @param reference the bank's name of it
  /// @param at when it was noted, in business time
  record PaidByHand(String reference, Instant at) implements PayoutState {}

  /// The provider's answer to the last step is not known; it is being asked.
  ///
  /// @param before the state in which the step was tried
  record Unknown(PayoutState before, String reason) implements PayoutState {}

  /// The bank did not take it. It lies in the connected account: send it again, or take it back.
  ///
  /// @param reason a sentence for the payee
  record Bounced(String transfer, String reason) implements PayoutState {}

  /// It is being taken back from the connected account.
  ///
  /// @param reason why it bounced
  record Returning(String transfer, String reason) implements PayoutState {}

  /// It came to nothing; the money is available again.
  ///
  /// @param reason a sentence for the payee
  record Failed(String reason) implements PayoutState {}

  /// Taken back by the payee before it was approved; the money is available again.
  record Cancelled() implements PayoutState {}
}
