package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import io.clipgen.domain.shared.SubmissionId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Values of the marketplace for examples.
public final class CampaignFixtures {

  public static final Instant NOW = Instant.parse("2026-11-02T09:00:00Z");
  public static final PartyId BRAND = new PartyId(new UUID(1, 1));
  public static final PartyId CLIPPER = new PartyId(new UUID(1, 2));
  public static final CampaignPolicy POLICY = CampaignPolicy.defaults();

  private CampaignFixtures() {}

  public static Offer offer(long cents, int places, int ceilingPercent) {
    return new Offer(
        Money.usd(cents),
        places,
        BonusCeiling.ofPercent(ceilingPercent),
        Poster.CLIPPER,
        ServicePackage.CUSTOM,
        Duration.ofDays(7),
        places);
  }

  public static Brief brief() {
    return new Brief(
        "Moments of the moon landing",
        new SourceVideoId(new UUID(2, 1)),
        15,
        AspectRatio.PORTRAIT,
        "Quick and warm.",
        List.of(Platform.TIKTOK),
        NOW.plus(Duration.ofDays(30)));
  }

  public static Campaign draft(Offer offer) {
    return Campaign.post(new CampaignId(new UUID(3, 1)), BRAND, brief(), offer, POLICY, NOW);
  }

  public static Campaign open(Offer offer) {
    Campaign funded = draft(offer).funded(FundingRule.depositNeeded(offer, POLICY.tiers()), NOW);
    return (Campaign) funded.open(NOW);
  }

  public static Claim claim(Offer offer, Tier tier) {
    return Claim.take(
        new ClaimId(new UUID(4, 1)), open(offer), CLIPPER, POLICY.termsFor(offer, tier), NOW);
  }

  public static Submission submission(int number, Instant at) {
    return new Submission(
        new SubmissionId(new UUID(5, number)),
        new ClaimId(new UUID(4, 1)),
        new ClipId(new UUID(6, number)),
        "",
        at);
  }

  public static LineId line() {
    return new LineId(new UUID(7, 1));
  }
}
