package io.clipgen.application.earnings.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.earnings.ChargebackReply;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.RefundId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Reads what goes back to payers with difficulty: refused refunds, and payments that a bank asks
/// back.
public interface ReturnBoard {

  /// Refused refunds whose money has not gone another way, oldest first.
  Page<RefundView> refused(@Nullable String after, int limit);

  /// Disputed payments, oldest first.
  ///
  /// @param state `open`, `won` or `lost`; `null` for all
  Page<ChargebackView> chargebacks(@Nullable String state, @Nullable String after, int limit);

  /// A refused refund.
  ///
  /// @param amount all of it, with what goes back of the fee on top
  /// @param attempt the how-manieth try it was
  /// @param reason the provider's, as a sentence
  /// @param againAt when it is tried again by itself; `null` if an administrator has to look at it
  record RefundView(
      RefundId id,
      String pot,
      FundingId funding,
      Money amount,
      int attempt,
      String reason,
      @Nullable Instant againAt) {}

  /// A disputed payment.
  ///
  /// @param id the provider's name of the dispute
  /// @param pot what was paid into; `null` if the payment is none of ours
  /// @param withdrawn what the provider has withdrawn
  /// @param frozen what was frozen of the pot for it
  /// @param owed what the payer has to make up for if it is lost
  /// @param unexplained what is in suspense
  /// @param state `open`, `won` or `lost`
  /// @param reply what we have answered
  record ChargebackView(
      String id,
      String charge,
      @Nullable FundingId funding,
      @Nullable String pot,
      @Nullable PartyId payer,
      Money withdrawn,
      Money fee,
      Money frozen,
      Money owed,
      Money unexplained,
      String reason,
      String state,
      Instant openedAt,
      @Nullable Instant endedAt,
      @Nullable ChargebackReply reply) {}
}
