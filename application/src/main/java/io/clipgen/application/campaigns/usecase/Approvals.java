package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.ClipApproved;
import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.shared.Outbox;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.Review;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.campaigns.TrackingCode;
import io.clipgen.domain.shared.PartyId;
import java.util.HashMap;
import java.util.List;

/// What happens whenever a clip is approved, whoever decided it: the price is held for the clipper
/// (views are paid for as they come), the standing counts one more clip, and whoever posts is told.
/// In the caller's transaction, with the claim locked.
public final class Approvals {

  private final Campaigns campaigns;
  private final Claims claims;
  private final Standings standings;
  private final ClaimMoney money;
  private final Outbox outbox;
  private final CampaignPolicies policies;

  public Approvals(
      Campaigns campaigns,
      Claims claims,
      Standings standings,
      Books books,
      Outbox outbox,
      CampaignPolicies policies) {
    this.campaigns = campaigns;
    this.claims = claims;
    this.standings = standings;
    this.money = new ClaimMoney(books);
    this.outbox = outbox;
    this.policies = policies;
  }

  void settle(Claim approved, Review review) {
    Approval approval = approved.approval().orElseThrow();
    claims.save(approved);
    claims.add(review);
    count(approved.clipper());
    money.accept(approved, approval);
    outbox.publish(told(approved, approval, campaigns.find(approved.campaign()).orElseThrow()));
  }

  private void count(PartyId clipper) {
    var after = new HashMap<PartyId, Standing>();
    standings
        .lockAll(List.of(clipper))
        .forEach(
            (who, standing) -> after.put(who, standing.withApproval(policies.current().tiers())));
    standings.saveAll(after);
  }

  private static ClipApproved told(Claim claim, Approval approval, Campaign campaign) {
    return new ClipApproved(
        campaign.id(),
        claim.id(),
        approval.clip(),
        claim.clipper(),
        campaign.brand(),
        switch (claim.terms().poster()) {
          case CLIPPER -> ClipApproved.Poster.CLIPPER;
          case BRAND -> ClipApproved.Poster.BRAND;
          case PLATFORM -> ClipApproved.Poster.PLATFORM;
          case NOBODY -> ClipApproved.Poster.NOBODY;
        },
        campaign.brief().platforms().stream().map(Platform::slug).toList(),
        campaign.brief().title() + " " + TrackingCode.of(claim.id()),
        approval.at());
  }
}
