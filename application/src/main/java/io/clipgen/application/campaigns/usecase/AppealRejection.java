package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.shared.ClaimId;
import java.util.List;

/// A clipper does not agree with a rejection: an admin is going to decide.
public final class AppealRejection {

  private final Transactions transactions;
  private final Claims claims;
  private final Endings endings;
  private final DisputeDesk desk;
  private final BusinessClock clock;

  public AppealRejection(
      Transactions transactions,
      Claims claims,
      Endings endings,
      DisputeDesk desk,
      BusinessClock clock) {
    this.transactions = transactions;
    this.claims = claims;
    this.endings = endings;
    this.desk = desk;
    this.clock = clock;
  }

  /// @throws NotFound unless the claim is the caller's
  /// @throws InvalidInput if nothing is said
  /// @throws Refused where it is not rejected, is appealed already, or the time is over
  public Claim handle(Caller caller, Command command) {
    caller.requireClipper();
    String why = Reason.given("must say what speaks against the rejection", command.reason());
    return transactions.call(
        () -> {
          Claim claim = claims.lockOfClipper(command.claim(), caller.party());
          Claim appealed = Checked.claim(claim.appeal(why, clock.now()));
          claims.save(appealed);
          endings.tell(appealed, ClaimChanged.What.APPEALED, why);
          desk.open(
              appealed, Dispute.Kind.REJECTION, null, caller.party(), why, List.of(), clock.now());
          return appealed;
        });
  }

  /// @param reason what the clipper says against the rejection
  public record Command(ClaimId claim, String reason) {}
}
