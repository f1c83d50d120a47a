package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.shared.ClaimId;

/// A clipper gives a claim up: place and reserve go back to the campaign.
public final class WithdrawClaim {

  private final Transactions transactions;
  private final Claims claims;
  private final Endings endings;
  private final BusinessClock clock;

  public WithdrawClaim(
      Transactions transactions, Claims claims, Endings endings, BusinessClock clock) {
    this.transactions = transactions;
    this.claims = claims;
    this.endings = endings;
    this.clock = clock;
  }

  /// @throws NotFound unless it is the caller's
  /// @throws Refused where it is decided already
  public Claim handle(Caller caller, ClaimId id) {
    caller.requireClipper();
    return transactions.call(
        () -> {
          Claim claim = claims.lockOfClipper(id, caller.party());
          Claim withdrawn = Checked.claim(claim.withdraw(clock.now()));
          endings.end(withdrawn, ClaimChanged.What.WITHDRAWN, "");
          return withdrawn;
        });
  }
}
