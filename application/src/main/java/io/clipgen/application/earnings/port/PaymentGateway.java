package io.clipgen.application.earnings.port;

import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.ProviderUnreachable;
import io.clipgen.domain.earnings.ProcessingRate;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The payment provider: takes money in, gives it back, and reports its own books.
///
/// Calls that move money carry a reference of ours: it is the idempotency key, and it is stored
/// with what was made so that the `find…` methods that answer an [Answer] can look it up later. The
/// same reference twice moves money once. None of the methods throws for what the provider or the
/// network does, except the reading ones ([#balances], [#lines], [#findLine], [#refundState],
/// [#disputes], [#findDispute]), which throw [ProviderUnreachable].
public interface PaymentGateway {

  /// What the provider keeps of each charge, as configured. Used to quote the processing cost that
  /// comes on top of a deposit.
  ProcessingRate processingRate();

  /// Charges a payment method.
  Answer charge(Charge charge);

  /// Asks what became of a charge. Empty: the provider never heard of it; unknown: ask again later.
  /// The receipt of "done" is the one [#charge] gives.
  Optional<Answer> findCharge(String reference);

  /// Gives (a part of) a charge back to who paid it. The provider's fee on the charge is not
  /// returned. Refused where the available balance or what is left of the charge does not cover it.
  Answer refund(Refund refund);

  /// Asks what became of a refund, as [#findCharge] does.
  Optional<Answer> findRefund(String reference);

  /// Where a refund is now. One that has succeeded may still fail later: the bank returns it, and
  /// its money is available to us again.
  ///
  /// @param receipt the receipt of the refund
  /// @throws ProviderUnreachable if it does not answer
  RefundState refundState(String receipt);

  /// Adds the owner's own money to our available balance.
  ///
  /// @param reference ours, at most 255 characters
  Answer topUp(String reference, Money amount);

  /// Asks what became of a top-up, as [#findCharge] does.
  Optional<Answer> findTopUp(String reference);

  /// Disputes of our charges, oldest first: at most `limit` after the one named `after`.
  ///
  /// @throws ProviderUnreachable if it does not answer
  List<Dispute> disputes(@Nullable String after, int limit);

  /// A dispute as it is now.
  ///
  /// @param id the provider's name of it
  /// @throws ProviderUnreachable if it does not answer
  Optional<Dispute> findDispute(String id);

  /// Answers a dispute with evidence, once and for all: it is under review from then on. Refused
  /// where it is decided already. The receipt of "done" is the dispute's name.
  ///
  /// @param reference ours, at most 255 characters
  /// @param evidence what speaks for us, by the provider's word for it
  Answer contest(String reference, String dispute, Map<String, String> evidence);

  /// Accepts a dispute: it is lost from then on. Refused where it was won. The receipt of "done" is
  /// the dispute's name.
  ///
  /// @param reference ours, at most 255 characters
  Answer accept(String reference, String dispute);

  /// What the provider holds for us and for each connected account, now.
  ///
  /// @throws ProviderUnreachable if it does not answer
  List<Balance> balances();

  /// The provider's books of our own balance, oldest first: at most `limit` lines after the line
  /// named `after`.
  ///
  /// @throws ProviderUnreachable if it does not answer
  List<BalanceLine> lines(@Nullable String after, int limit);

  /// The line that a charge, refund, top-up, transfer or payout of ours with this receipt made
  /// first in our balance.
  ///
  /// @throws ProviderUnreachable if it does not answer
  Optional<BalanceLine> findLine(String receipt);

  /// A payment to be taken.
  ///
  /// @param reference ours, at most 255 characters
  /// @param amount all that is charged, processing cost included
  /// @param paymentMethod the provider's name of what is charged, such as `pm_card_visa`
  /// @param metadata kept by the provider and shown in its dashboard; no names or addresses
  record Charge(
      String reference, Money amount, String paymentMethod, Map<String, String> metadata) {}

  /// A payment to be given back.
  ///
  /// @param reference ours, at most 255 characters
  /// @param chargeReceipt the receipt of the charge it belongs to
  /// @param amount at most what is left of the charge
  record Refund(
      String reference, String chargeReceipt, Money amount, Map<String, String> metadata) {}

  /// What the provider holds in one account.
  ///
  /// @param account the connected account's name at the provider; `null` for our own
  /// @param pending taken, not yet usable
  /// @param available usable: refunds, transfers and payouts draw on it
  /// @param disputed withdrawn for disputes that are not decided
  record Balance(@Nullable String account, Money pending, Money available, Money disputed) {}

  /// Where a refund is.
  enum RefundState {
    /// On its way.
    PENDING,
    /// Given back, as far as the provider knows.
    SUCCEEDED,
    /// The bank has not taken it: its money is available to us again.
    FAILED
  }

  /// A payer's bank asks for a charge back.
  ///
  /// @param id the provider's name of it
  /// @param charge the receipt of the charge
  /// @param amount what is disputed; it may differ from the charge
  /// @param withdrawn what lies in our disputed balance for it now, or was lost with it; zero for a
  ///   mere inquiry, and once it is won
  /// @param fee what the provider keeps for it now; zero again if it has given that back
  /// @param reason the provider's word for why
  /// @param openedAt in business time
  /// @param evidenceUntil until when we can answer, in business time
  record Dispute(
      String id,
      String charge,
      Money amount,
      Money withdrawn,
      Money fee,
      DisputeState state,
      String reason,
      Instant openedAt,
      Instant evidenceUntil) {}

  /// Where a dispute is.
  enum DisputeState {
    /// The bank asks, and has taken nothing. It may become a dispute.
    INQUIRY,
    /// The money is withdrawn, and we may answer.
    NEEDS_RESPONSE,
    /// We have answered, and the bank decides.
    UNDER_REVIEW,
    /// The money is ours again.
    WON,
    /// The money is the payer's.
    LOST
  }

  /// One line of the provider's books of our balance.
  ///
  /// @param id the provider's name of the line
  /// @param receipt what made it: the receipt of a charge, refund, transfer, top-up or payout, or
  ///   the name of a dispute
  /// @param reference the reference of ours that made it, if one did
  /// @param kind what it is
  /// @param amount gross: above zero in, below zero out
  /// @param fee what the provider kept of it; the balance changed by amount − fee
  /// @param createdAt in business time
  /// @param availableOn when its money is or was usable, in business time
  /// @param available whether it counts as available by now
  record BalanceLine(
      String id,
      String receipt,
      @Nullable String reference,
      Kind kind,
      Money amount,
      Money fee,
      Instant createdAt,
      Instant availableOn,
      boolean available) {

    /// What made a line.
    public enum Kind {
      CHARGE,
      /// Given back; above zero where the bank returned it.
      REFUND,
      TRANSFER,
      TRANSFER_REVERSAL,
      /// Sent to our own bank; above zero where the bank returned it.
      PAYOUT,
      /// Withdrawn for a dispute; above zero where it was given back.
      DISPUTE,
      /// The owner's own money.
      TOP_UP,
      /// What the provider keeps for a payout to a bank.
      FEE,
      ADJUSTMENT
    }
  }
}
