package io.clipgen.application.payouts.port;

import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The provider's side that pays people: connected accounts, transfers into them, payouts from them
/// to a bank.
///
/// Calls that move money carry a reference of ours: it is the idempotency key, and the provider
/// keeps it so that the `find…` methods can look it up. None of the methods throws for what the
/// provider or the network does, except the reading ones ([#status], [#bankState],
/// [#platformBankState], [#payoutFee]), which throw [ProviderUnreachable].
public interface PayoutProvider {

  /// Opens a connected account for `party`. The receipt is the account's name at the provider.
  ///
  /// @param reference ours; the same one twice opens one account
  Answer openAccount(String reference, PartyId party);

  /// Asks what became of [#openAccount].
  Optional<Answer> findAccount(String reference);

  /// Whether a connected account may be paid, and what the provider still wants to know first.
  ///
  /// @throws ProviderUnreachable if it does not answer
  AccountStatus status(String account);

  /// Moves money from our available balance into a connected account.
  Answer transfer(Transfer transfer);

  /// Asks what became of a transfer. Empty: the provider never heard of it; unknown: ask again
  /// later.
  Optional<Answer> findTransfer(String reference);

  /// Takes a whole transfer back into our available balance. Refused where the connected account
  /// does not hold it.
  ///
  /// @param transferReceipt the receipt of the transfer
  Answer reverseTransfer(String reference, String transferReceipt);

  /// Asks what became of [#reverseTransfer].
  Optional<Answer> findReversal(String reference);

  /// Sends money from a connected account to the bank behind it. "Done" means that it is on its
  /// way; [#bankState] says whether it arrived.
  Answer payOut(BankPayout payout);

  /// Asks what became of a payout to a bank. Done means that it is known there, in whatever
  /// [BankState].
  Optional<Answer> findPayout(String reference);

  /// Where a payout to a bank is now. A paid one may still turn into a failed one later.
  ///
  /// @param account the connected account
  /// @param receipt the receipt of the payout
  /// @throws ProviderUnreachable if it does not answer
  BankState bankState(String account, String receipt);

  /// Sends our own money, the platform's profit, from our available balance to our bank. Refused
  /// where the balance does not cover it.
  ///
  /// @param reference ours, at most 255 characters
  Answer platformPayOut(String reference, Money amount);

  /// Asks what became of [#platformPayOut], as [#findPayout] does.
  Optional<Answer> findPlatformPayout(String reference);

  /// Where a payout to our bank is now, as [#bankState].
  ///
  /// @param receipt the receipt of the payout
  /// @throws ProviderUnreachable if it does not answer
  BankState platformBankState(String receipt);

  /// What the provider has kept of our available balance for a payout to a bank, ours or that of a
  /// connected account; empty if nothing. It stays kept when the payout fails.
  ///
  /// @param receipt the receipt of the payout
  /// @throws ProviderUnreachable if it does not answer
  Optional<Money> payoutFee(String receipt);

  /// Money to be moved into a connected account.
  ///
  /// @param reference ours, at most 255 characters
  /// @param account the connected account's name at the provider
  /// @param group what belongs together: the payout's id
  record Transfer(
      String reference, String account, Money amount, String group, Map<String, String> metadata) {}

  /// Money to be sent to a bank.
  ///
  /// @param reference ours, at most 255 characters
  /// @param account the connected account it is taken from
  record BankPayout(String reference, String account, Money amount, Map<String, String> metadata) {}

  /// A connected account as the provider sees it.
  ///
  /// @param wanted what the provider still wants to know, in its words; empty when it may be paid
  record AccountStatus(boolean payoutsEnabled, List<String> wanted) {}

  /// Where money is on its way to a bank.
  sealed interface BankState {

    /// Sent, not there yet.
    ///
    /// @param arrival when it should be there, in business time
    record InTransit(Instant arrival) implements BankState {}

    /// The bank has it.
    ///
    /// @param at when, in business time
    record Paid(Instant at) implements BankState {}

    /// The bank did not take it; it lies in the connected account again.
    ///
    /// @param reason a sentence for the payee
    record Failed(String reason) implements BankState {}
  }
}
