package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.earnings.Tipping;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.TipId;

/// Somebody tips the clipper of an approved clip: the brand, or anybody else who liked it.
public final class TipClipper {

  private final Transactions transactions;
  private final Claims claims;
  private final Tipping tipping;
  private final Ids ids;

  public TipClipper(Transactions transactions, Claims claims, Tipping tipping, Ids ids) {
    this.transactions = transactions;
    this.claims = claims;
    this.tipping = tipping;
    this.ids = ids;
  }

  /// @throws NotFound if there is no approved claim of that id
  /// @throws InvalidInput naming the amount, the message or the payment method
  /// @throws Refused to the clipper itself, and while tips cannot be taken
  public TipId handle(Caller caller, Command command) {
    if (command.paymentMethod().isBlank()) {
      throw new InvalidInput("paymentMethod", "must name what is to be charged");
    }
    return transactions.call(
        () -> {
          Claim claim =
              claims
                  .find(command.claim())
                  .filter(found -> found.state() instanceof ClaimState.Earned)
                  .orElseThrow(() -> new NotFound("approved claim", command.claim()));
          if (claim.clipper().equals(caller.party())) {
            throw new Refused(
                "own-claim", "This clip is your own: only others can tip you for it.");
          }
          var tip = new TipId(ids.next());
          tipping.tip(
              new Tipping.Gift(
                  tip,
                  caller.party(),
                  claim.clipper(),
                  claim.id().text(),
                  command.amount(),
                  command.paymentMethod(),
                  command.message()));
          return tip;
        });
  }

  /// @param paymentMethod the payment provider's name of what is charged
  /// @param message to the clipper; may be empty
  public record Command(ClaimId claim, Money amount, String paymentMethod, String message) {}
}
