package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.Money;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A payer's bank asks for a payment back, and the provider has withdrawn it until that is decided.
///
/// @param id the provider's name of the dispute
/// @param charge the provider's name of the payment
/// @param funding the payment; `null` if it is none of ours, as far as we know
/// @param withdrawn what the provider has withdrawn
/// @param fee what the provider keeps for it
/// @param frozen what was frozen of the pot for it, payment by payment
/// @param reason the provider's word for why
/// @param reopen whether the pot was in use when it was frozen, and is to be again if it is won
/// @param feeBack what of the platform's fee on the payment went to its payer when it was lost, as
///   nobody could earn it any more
/// @param explained what of the difference between payment and dispute was explained
/// @param debt what its payer owes since it was lost; `null` if nothing
public record Chargeback(
    String id,
    String charge,
    @Nullable Funding funding,
    Money withdrawn,
    Money fee,
    List<Tranche.Draw> frozen,
    String reason,
    boolean reopen,
    Money feeBack,
    Money explained,
    State state,
    Instant openedAt,
    @Nullable Instant endedAt,
    @Nullable DebtId debt) {

  public Chargeback {
    frozen = List.copyOf(frozen);
    if (!withdrawn.isPositive() || fee.isNegative()) {
      throw new IllegalArgumentException("a chargeback withdraws something");
    }
    if (funding != null && !funding.charged().currency().equals(withdrawn.currency())) {
      throw new IllegalArgumentException(
          "dispute %s is in %s, and its payment %s in %s"
              .formatted(id, withdrawn.currency(), funding.id(), funding.charged().currency()));
    }
  }

  /// What the pot and its payer have to answer for: what was withdrawn, but no more than was paid.
  public Money concerned() {
    return funding == null ? Money.zero(withdrawn.currency()) : withdrawn.min(funding.charged());
  }

  /// What was withdrawn beyond that. It is in suspense once the dispute is lost, until somebody
  /// explains it.
  public Money unexplained() {
    return withdrawn.minus(concerned());
  }

  /// All that was frozen.
  public Money frozenInAll() {
    return frozen.stream()
        .map(Tranche.Draw::amount)
        .reduce(Money.zero(withdrawn.currency()), Money::plus);
  }

  /// What the payer owes if it is lost.
  public Money shortfall() {
    return concerned().minus(frozenInAll()).minus(feeBack);
  }

  /// The same with what was frozen for it.
  public Chargeback frozen(List<Tranche.Draw> draws, boolean wasOpen) {
    return new Chargeback(
        id, charge, funding, withdrawn, fee, draws, reason, wasOpen, feeBack, explained, state,
        openedAt, endedAt, debt);
  }

  /// The same, decided. One that was lost may be won after all.
  public Chargeback ended(State end, Instant at) {
    return new Chargeback(
        id, charge, funding, withdrawn, fee, frozen, reason, reopen, feeBack, explained, end,
        openedAt, at, debt);
  }

  /// The same with what of the platform's fee went to its payer, at most what they would owe.
  public Chargeback refunding(Money idle) {
    return new Chargeback(
        id,
        charge,
        funding,
        withdrawn,
        fee,
        frozen,
        reason,
        reopen,
        shortfall().min(idle),
        explained,
        state,
        openedAt,
        endedAt,
        debt);
  }

  /// The same with what its payer owes for it.
  public Chargeback owing(DebtId owed) {
    return new Chargeback(
        id, charge, funding, withdrawn, fee, frozen, reason, reopen, feeBack, explained, state,
        openedAt, endedAt, owed);
  }

  /// Where a chargeback is.
  public enum State {
    /// Not decided.
    OPEN,
    /// The money is ours again.
    WON,
    /// The money is the payer's.
    LOST
  }
}
