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
/// @param paymentMethod the provider's name of what is charged
/// @param state how far it is
public record Funding(
    FundingId id,
    String pot,
    PartyId payer,
    Money deposit,
    Money processing,
    Money fee,
    String paymentMethod,
    State state) {

  public Funding {
    if (!deposit.isPositive() || processing.isNegative() || fee.isNegative()) {
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
      Money fee,
      ProcessingRate rate,
      String paymentMethod) {
    Money net = deposit.plus(fee);
    return new Funding(
        id,
        pot,
        payer,
        deposit,
        rate.grossUp(net).minus(net),
        fee,
        paymentMethod,
        new State.Pending());
  }

  /// The same payment, further on.
  public Funding in(State next) {
    return new Funding(id, pot, payer, deposit, processing, fee, paymentMethod, next);
  }

  /// All that the payer is charged.
  public Money charged() {
    return deposit.plus(fee).plus(processing);
  }

  /// What the provider is expected to pass on: the charge without its own fee.
  public Money net() {
    return deposit.plus(fee);
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
