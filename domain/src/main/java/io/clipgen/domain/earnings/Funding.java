package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;

/// A payment into a pot: money that somebody sets aside for others to earn. Each is a tranche of
/// its own.
///
/// @param pot what it pays into, as the text form of an id: a campaign
/// @param payer who pays
/// @param deposit what the pot gets
/// @param processing the provider's cost, charged on top
/// @param fee the platform's fee, charged on top
/// @param terms by which that was found
/// @param cost what the provider is expected to keep; the processing cost, or the platform's
///   expense
/// @param paymentMethod the provider's name of what is charged
/// @param state how far it is
public record Funding(
    FundingId id,
    String pot,
    PartyId payer,
    Money deposit,
    Money processing,
    Money fee,
    PotFee terms,
    Money cost,
    String paymentMethod,
    State state) {

  public Funding {
    if (!deposit.isPositive() || processing.isNegative() || fee.isNegative() || cost.isNegative()) {
      throw new IllegalArgumentException(
          "a deposit must be above zero and what comes on top not negative");
    }
  }

  /// A payment that is to be asked for. The processing cost is grossed up, so that the provider's
  /// cost on the whole charge is covered by it exactly.
  public static Funding pending(
      FundingId id,
      String pot,
      PartyId payer,
      Money deposit,
      PotFee terms,
      ProcessingRate rate,
      String paymentMethod) {
    Money fee = terms.of(deposit);
    Money net = deposit.plus(fee);
    Money processing = rate.grossUp(net).minus(net);
    return new Funding(
        id,
        pot,
        payer,
        deposit,
        processing,
        fee,
        terms,
        processing,
        paymentMethod,
        new State.Pending());
  }

  /// A payment of which all that is charged is the pot's: the provider's cost is the platform's
  /// expense.
  public static Funding plain(
      FundingId id,
      String pot,
      PartyId payer,
      Money amount,
      ProcessingRate rate,
      String paymentMethod) {
    Money nothing = Money.zero(amount.currency());
    return new Funding(
        id,
        pot,
        payer,
        amount,
        nothing,
        nothing,
        PotFee.NONE,
        rate.feeOf(amount),
        paymentMethod,
        new State.Pending());
  }

  /// The same payment, further on.
  public Funding in(State next) {
    return new Funding(id, pot, payer, deposit, processing, fee, terms, cost, paymentMethod, next);
  }

  /// All that the payer is charged.
  public Money charged() {
    return deposit.plus(fee).plus(processing);
  }

  /// What the provider is expected to pass on: the charge without its own fee.
  public Money net() {
    return charged().minus(cost);
  }

  /// How far a payment is.
  public sealed interface State {

    /// Asked for; nothing has moved.
    record Pending() implements State {}

    /// Taken and booked; the provider has not made it usable yet.
    ///
    /// @param receipt the provider's name of the charge
    record Booked(String receipt, Instant at) implements State {}

    /// Usable.
    ///
    /// @param receipt the provider's name of the charge
    record Settled(String receipt, Instant at) implements State {}

    /// The provider said no; nothing has moved.
    record Refused(String reason) implements State {}
  }
}
