package io.clipgen.application.earnings;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.TipId;

/// Gifts from one party to another, in the caller's open transaction. Whoever uses it has made sure
/// that there is something to tip for.
public interface Tipping {

  /// Asks for a gift: the payer is charged exactly that much, and all of it is the payee's, held
  /// for some days. The provider's fee is the platform's expense. When the provider has answered,
  /// [TipGiven] or [TipRefused] is published.
  ///
  /// @throws InvalidInput naming `amount`, if it is below the minimum or in another currency, or
  ///   `message`, if it is too long
  /// @throws Refused while the platform's own money does not cover the provider's fee
  void tip(Gift gift);

  /// What is asked for.
  ///
  /// @param about what it is for, as the text form of an id
  /// @param paymentMethod the provider's name of what is charged
  /// @param message to the payee; may be empty
  record Gift(
      TipId tip,
      PartyId payer,
      PartyId payee,
      String about,
      Money amount,
      String paymentMethod,
      String message) {}

  /// Published when a tip was charged and is held for its payee.
  record TipGiven(
      TipId tip, PartyId payer, PartyId payee, String about, Money amount, String message) {}

  /// Published when the provider has refused to charge a tip.
  record TipRefused(TipId tip, PartyId payer, String about, Money amount, String reason) {}
}
