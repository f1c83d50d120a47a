package io.clipgen.application.campaigns.testing;

import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.POLICY;

import io.clipgen.domain.campaigns.Brief;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignFixtures;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.FundingRule;
import io.clipgen.domain.campaigns.Offer;
import io.clipgen.domain.campaigns.Submission;
import io.clipgen.domain.campaigns.Tier;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/// Campaigns and claims for contract tests, each with ids of its own; later ones have greater ids.
public final class Examples {

  private static final AtomicLong NUMBERS = new AtomicLong(1);

  private Examples() {}

  public static UUID id() {
    return new UUID(NUMBERS.getAndIncrement() << 16 | 0x7000L, 0x8000_0000_0000_0000L);
  }

  public static PartyId party() {
    return new PartyId(id());
  }

  public static Campaign draft(PartyId brand, Offer offer) {
    return Campaign.post(new CampaignId(id()), brand, CampaignFixtures.brief(), offer, POLICY, NOW);
  }

  public static Campaign open(Offer offer) {
    return opened(draft(party(), offer));
  }

  public static Campaign open(Offer offer, Brief brief) {
    return opened(Campaign.post(new CampaignId(id()), party(), brief, offer, POLICY, NOW));
  }

  private static Campaign opened(Campaign draft) {
    var needed = FundingRule.depositNeeded(draft.offer(), POLICY.tiers());
    return (Campaign) draft.funded(needed, NOW).open(NOW);
  }

  public static Claim claim(Campaign campaign, PartyId clipper) {
    return Claim.take(
        new ClaimId(id()), campaign, clipper, POLICY.termsFor(campaign.offer(), Tier.SILVER), NOW);
  }

  public static Submission submission(Claim claim, Instant at) {
    return new Submission(new SubmissionId(id()), claim.id(), new ClipId(id()), "here it is", at);
  }

  public static Claim submitted(Claim claim, Submission submission) {
    return (Claim) claim.submit(submission, POLICY.review());
  }

  public static Claim approved(Claim submitted, Submission submission) {
    return (Claim)
        submitted.approve(
            submission.id(), new LineId(id()), POLICY.release(), submission.at().plusSeconds(60));
  }
}
