package io.clipgen.application.earnings;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a payee's money leaves the ledger. Used by payouts, as [Books] is used by those whose work
/// is paid: every method posts within the caller's open transaction, and being told the same thing
/// twice changes nothing.
public interface Withdrawals {

  /// What a party may take out now.
  Money available(PartyId party);

  /// Reserves money for a payout: `user.available → payout.reserved`. The payout gets the oldest
  /// free lots; the last one is split.
  ///
  /// @return whether the payee's money covered it; if not, nothing was posted
  boolean reserve(PayoutId payout, PartyId payee, Money amount);

  /// What parties may take out now; their accounts are locked until the transaction ends.
  Map<PartyId, Money> lockAvailable(List<PartyId> parties);

  /// Reserves all that each payee has, as [#lockAvailable] has just answered, in a handful of
  /// statements however many there are.
  void reserveAll(List<Reservation> reservations);

  /// Pays a payout from the platform's bank account: `payout.reserved → bank`. Publishes
  /// [Books.ClaimsPaidOut].
  ///
  /// @param reference the bank's name of the payment
  /// @return what the books have at the bank if that does not cover it, in which case nothing was
  ///   posted; empty if it was paid
  Optional<Money> payByHand(PayoutId payout, PartyId payee, Money amount, String reference);

  /// Ends a payout before anything moved: `payout.reserved → user.available`, and its lots are free
  /// again.
  void release(PayoutId payout, PartyId payee, Money amount);

  /// The transfer to the payee's connected account is done: `payout.reserved → psp.available` and,
  /// beside it, `psp.connected → payout.in-transit`.
  ///
  /// @param receipt the provider's name of the transfer
  void transferred(PayoutId payout, PartyId payee, Money amount, String receipt);

  /// The transfer was taken back after the bank had refused: both sides are reversed, and the money
  /// is available again.
  void transferReturned(PayoutId payout, PartyId payee, Money amount, String receipt);

  /// The bank has the money: `payout.in-transit → psp.connected`. Publishes [Books.ClaimsPaidOut].
  ///
  /// @param attempt which attempt it was, from 1
  /// @param receipt the provider's name of the payout to the bank
  void arrived(PayoutId payout, PartyId payee, Money amount, int attempt, String receipt);

  /// The bank returned the money after it had arrived: [#arrived] is reversed, and the next attempt
  /// starts from the connected account. Publishes [Books.ClaimsPaidOut].
  void bounced(PayoutId payout, PartyId payee, Money amount, int attempt, String receipt);

  /// A payout of all that its payee has.
  record Reservation(PayoutId payout, PartyId payee, Money amount) {}
}
