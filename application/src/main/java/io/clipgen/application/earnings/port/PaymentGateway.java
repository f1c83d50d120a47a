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
/// with what was made so that [#findCharge] and [#findRefund] can look it up later. The same
/// reference twice moves money once. None of the methods throws for what the provider or the
/// network does, except the reading ones ([#balances], [#lines], [#findLine]), which throw
/// [ProviderUnreachable].
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

  /// What the provider holds for us and for each connected account, now.
  ///
  /// @throws ProviderUnreachable if it does not answer
  List<Balance> balances();

  /// The provider's books of our own balance, oldest first: at most `limit` lines after the line
  /// named `after`.
  ///
  /// @throws ProviderUnreachable if it does not answer
  List<BalanceLine> lines(@Nullable String after, int limit);

  /// The line that a charge, refund or transfer with this receipt made in our balance.
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

  /// One line of the provider's books of our balance.
  ///
  /// @param id the provider's name of the line
  /// @param receipt what made it: the receipt of a charge, refund or transfer
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
      REFUND,
      TRANSFER,
      TRANSFER_REVERSAL,
      PAYOUT,
      DISPUTE,
      ADJUSTMENT
    }
  }
}
