package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClaimChanged;
import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.earnings.SourceKeeper;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.util.HashMap;
import java.util.List;

/// What decisions about the money of a claim mean for it: one that has lost its base is revoked, it
/// does not count for its clipper's tier any more, and its place and reserve are the campaign's.
public final class KeepClaims implements SourceKeeper {

  private final Claims claims;
  private final Campaigns campaigns;
  private final Standings standings;
  private final Endings endings;
  private final DisputeDesk desk;
  private final CampaignPolicies policies;
  private final BusinessClock clock;

  public KeepClaims(
      Claims claims,
      Campaigns campaigns,
      Standings standings,
      Endings endings,
      DisputeDesk desk,
      CampaignPolicies policies,
      BusinessClock clock) {
    this.claims = claims;
    this.campaigns = campaigns;
    this.standings = standings;
    this.endings = endings;
    this.desk = desk;
    this.policies = policies;
    this.clock = clock;
  }

  @Override
  public boolean keeps(String source) {
    return source.startsWith(ClaimId.PREFIX + "_");
  }

  @Override
  public void lock(String source) {
    // The campaign too: a close must not pass by unseen between a return and its refund.
    campaigns.lock(claims.lock(ClaimId.parse(source)).campaign());
  }

  @Override
  public void held(String source, String reason) {
    endings.tell(claims.lock(ClaimId.parse(source)), ClaimChanged.What.HELD, reason);
  }

  @Override
  public void cleared(String source, Money returned, String reason) {
    Claim claim = claims.lock(ClaimId.parse(source));
    if (returned.isPositive()) {
      endings.returnIfOver(campaigns.lock(claim.campaign()), claim, "decided");
    }
    endings.tell(claim, ClaimChanged.What.CLEARED, reason);
    desk.decide(claim, true, reason, clock.now());
  }

  @Override
  public Money lost(String source, boolean base, String reason) {
    Claim claim = claims.lock(ClaimId.parse(source));
    desk.decide(claim, false, reason, clock.now());
    if (base && claim.approval().isPresent()) {
      discount(claim, claim.approval().orElseThrow());
      return endings.end(claim.revoked(reason, clock.now()), ClaimChanged.What.REVOKED, reason);
    }
    endings.returnIfOver(campaigns.lock(claim.campaign()), claim, "decided");
    endings.tell(claim, ClaimChanged.What.BONUS_LOST, reason);
    return Money.zero(claim.terms().most().currency());
  }

  private void discount(Claim claim, Approval approval) {
    CampaignPolicy policy = policies.current();
    var after = new HashMap<PartyId, Standing>();
    standings
        .lockAll(List.of(claim.clipper()))
        .forEach(
            (who, standing) ->
                after.put(who, standing.withoutApproval(approval.views(), policy.tiers())));
    standings.saveAll(after);
  }
}
