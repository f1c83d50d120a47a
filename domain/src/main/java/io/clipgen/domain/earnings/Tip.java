package io.clipgen.domain.earnings;

import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.TipId;
import java.time.Instant;

/// A gift from one party to another: a payment of which all is a line of the payee's, without a fee
/// of the platform. The provider's fee is the platform's expense.
///
/// @param about what it is for, as the text form of an id
/// @param funding the payment
/// @param message what the payer says with it; may be empty
/// @param state how far it is
public record Tip(
    TipId id,
    PartyId payer,
    PartyId payee,
    String about,
    FundingId funding,
    Money amount,
    String message,
    Instant askedAt,
    State state) {

  /// The name of the rule in the ledger: all of it is the payee's.
  public static final String RULE = "tip v1";

  public Tip {
    if (payer.equals(payee)) {
      throw new IllegalArgumentException("nobody tips oneself");
    }
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("a tip must be worth something");
    }
  }

  /// The same, further on.
  public Tip in(State next) {
    return new Tip(id, payer, payee, about, funding, amount, message, askedAt, next);
  }

  /// How far a tip is.
  public sealed interface State {

    /// The payer is being charged.
    record Pending() implements State {}

    /// It is the payee's; see its line for where it is.
    record Given() implements State {}

    /// The provider said no; nothing has moved.
    record Refused(String reason) implements State {}
  }
}
