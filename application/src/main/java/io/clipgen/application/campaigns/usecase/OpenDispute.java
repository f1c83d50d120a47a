package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.earnings.Holds;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.HoldId;
import java.util.List;

/// A brand disputes a clip that was approved, while its base is held; or a clipper answers a hold
/// on what a clip has earned. Until it is decided, nothing of it is released.
public final class OpenDispute {

  private final Transactions transactions;
  private final Claims claims;
  private final DisputeDesk desk;
  private final Holds holds;
  private final BusinessClock clock;

  public OpenDispute(
      Transactions transactions,
      Claims claims,
      DisputeDesk desk,
      Holds holds,
      BusinessClock clock) {
    this.transactions = transactions;
    this.claims = claims;
    this.desk = desk;
    this.holds = holds;
    this.clock = clock;
  }

  /// @throws NotFound unless the claim is the caller's, as brand or clipper
  /// @throws InvalidInput if nothing is said
  /// @throws Refused where there is nothing to dispute, or it is disputed already
  public Dispute handle(Caller caller, Command command) {
    String why = Reason.given("must say what is disputed", command.reason());
    return transactions.call(
        () -> {
          Claim claim =
              claims
                  .find(command.claim())
                  .filter(
                      found ->
                          caller.party().equals(found.brand())
                              || caller.party().equals(found.clipper()))
                  .map(found -> claims.lock(found.id()))
                  .orElseThrow(() -> new NotFound("claim", command.claim()));
          if (desk.isOpenOn(claim.id())) {
            throw new Refused("disputed-already", "This claim is disputed already: answer there.");
          }
          return caller.party().equals(claim.brand())
              ? doubt(caller, claim, why, command.links())
              : answer(caller, claim, why, command.links());
        });
  }

  private Dispute doubt(Caller caller, Claim claim, String why, List<String> links) {
    if (!(claim.state() instanceof ClaimState.Approved)) {
      throw new Refused(
          "not-disputable",
          "A clip can be disputed from its approval until its pay is released: the claim is "
              + claim.state().words()
              + ".");
    }
    if (holds.openOn(claim.id().text()).isPresent()) {
      throw new Refused("held-already", "What this clip has earned is on hold already.");
    }
    HoldId hold =
        holds
            .place(
                claim.id().text(), null, "The brand disputes the clip: " + why, "", caller.party())
            .hold();
    return desk.open(claim, Dispute.Kind.APPROVAL, hold, caller.party(), why, links, clock.now());
  }

  private Dispute answer(Caller caller, Claim claim, String why, List<String> links) {
    HoldId hold =
        holds
            .openOn(claim.id().text())
            .orElseThrow(
                () ->
                    new Refused(
                        "not-disputable",
                        "There is nothing to answer: nothing of this clip is on hold. Against a"
                            + " rejection, appeal."));
    return desk.open(claim, Dispute.Kind.HOLD, hold, caller.party(), why, links, clock.now());
  }

  /// @param reason what the caller says
  /// @param links addresses that speak for it
  public record Command(ClaimId claim, String reason, List<String> links) {}
}
