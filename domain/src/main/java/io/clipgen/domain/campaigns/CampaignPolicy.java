package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

/// Every number of the marketplace's rules. All of it is configuration; [#defaults] has the values
/// of the specification.
///
/// @param currency what campaigns are paid in
/// @param fee what the platform takes on top of a deposit
/// @param bonusHold how long a bonus line is held; 3 days
public record CampaignPolicy(
    String currency,
    Map<ServicePackage, PackageRule> packages,
    TierPolicy tiers,
    BonusSchedule bonuses,
    CampaignFee fee,
    ReleaseRule release,
    Duration bonusHold,
    BonusWindow window,
    ReviewRule review) {

  public CampaignPolicy {
    packages = Map.copyOf(packages);
    if (packages.size() != ServicePackage.values().length) {
      throw new IllegalArgumentException("every package needs its numbers");
    }
    if (bonusHold.isNegative()) {
      throw new IllegalArgumentException("a bonus cannot be held for less than nothing");
    }
  }

  /// The values of the specification.
  public static CampaignPolicy defaults() {
    var packages = new EnumMap<ServicePackage, PackageRule>(ServicePackage.class);
    Duration week = Duration.ofDays(7);
    packages.put(ServicePackage.CUSTOM, new PackageRule(Money.usd(10_00), null, week));
    packages.put(
        ServicePackage.STARTER, new PackageRule(Money.usd(50_00), Money.usd(100_00), week));
    packages.put(
        ServicePackage.PRO,
        new PackageRule(Money.usd(100_00), Money.usd(250_00), Duration.ofDays(3)));
    packages.put(ServicePackage.ENTERPRISE, new PackageRule(Money.usd(10_00), null, week));
    return new CampaignPolicy(
        "USD",
        packages,
        TierPolicy.defaults(),
        BonusSchedule.defaults(),
        CampaignFee.defaults(),
        ReleaseRule.defaults(),
        Duration.ofDays(3),
        BonusWindow.defaults(),
        ReviewRule.defaults());
  }

  /// These rules with other schedules.
  public CampaignPolicy with(
      TierPolicy otherTiers, BonusSchedule otherBonuses, CampaignFee otherFee) {
    return new CampaignPolicy(
        currency, packages, otherTiers, otherBonuses, otherFee, release, bonusHold, window, review);
  }

  /// The numbers of one package.
  public PackageRule packageRule(ServicePackage servicePackage) {
    PackageRule rule = packages.get(servicePackage);
    if (rule == null) {
      throw new IllegalStateException("no numbers for " + servicePackage);
    }
    return rule;
  }

  /// Holds what a brand wants to post against the rules.
  ///
  /// @throws BrokenRule naming the first value that breaks one
  public void require(Brief brief, Offer offer, Instant now) {
    PackageRule rule = packageRule(offer.servicePackage());
    switch (offer.pricing()) {
      case Pricing.PerClip clip -> {
        BrokenRule.unless(
            clip.price().currency().equals(currency), "price", "must be in " + currency);
        rule.require(clip.price());
      }
      case Pricing.PerThousandViews views -> {
        BrokenRule.unless(
            views.currency().equals(currency),
            "perThousandViews.capPerClip",
            "must be in " + currency);
        BrokenRule.unless(
            rule.highest() == null, "package", "must be custom or enterprise where views are paid");
        BrokenRule.unless(
            views.perCampaign().compareTo(rule.lowest()) >= 0,
            "perThousandViews.capPerCampaign",
            "must be at least " + rule.lowest());
      }
    }
    BrokenRule.unless(brief.deadline().isAfter(now), "deadline", "must lie in the future");
  }

  /// What a clipper of `standing` agrees to when taking a place now: the tier it has, or the higher
  /// one that these rules give it.
  public ClaimTerms termsFor(Offer offer, Standing standing) {
    return termsFor(offer, standing.under(tiers).tier());
  }

  /// What a clipper of `tier` agrees to when taking a place now.
  public ClaimTerms termsFor(Offer offer, Tier tier) {
    return new ClaimTerms(
        offer.pricing(),
        tier,
        tiers.shareOf(tier),
        tiers.ruleOf(tier),
        bonuses,
        offer.poster(),
        window);
  }
}
