package io.clipgen.domain.payouts;

import io.clipgen.domain.shared.PartyId;

/// The account at the provider that a party is paid into.
///
/// @param attempt the how-manieth attempt at opening it, from 1
public record PayoutAccount(PartyId party, int attempt, State state) {

  /// An account that is being asked for.
  public static PayoutAccount opening(PartyId party) {
    return new PayoutAccount(party, 1, new State.Opening());
  }

  /// Another attempt, after a refusal.
  public PayoutAccount again() {
    return new PayoutAccount(party, attempt + 1, new State.Opening());
  }

  /// The account as the provider has answered.
  public PayoutAccount in(State next) {
    return new PayoutAccount(party, attempt, next);
  }

  /// How far it is.
  public sealed interface State {

    /// Asked for.
    record Opening() implements State {}

    /// Open.
    ///
    /// @param account its name at the provider
    record Open(String account) implements State {}

    /// The provider said no.
    record Refused(String reason) implements State {}
  }
}
