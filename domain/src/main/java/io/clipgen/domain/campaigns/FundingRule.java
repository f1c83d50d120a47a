package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;

/// What a campaign must have before it opens, so that approved work is always paid.
public final class FundingRule {

  private FundingRule() {}

  /// Paid by the clip: places × price × (1 + ceiling × the top tier's share), counted per place as
  /// a claim of the top tier reserves it. Paid by views: the cap of the campaign.
  public static Money depositNeeded(Offer offer, TierPolicy tiers) {
    return switch (offer.pricing()) {
      case Pricing.PerClip clip -> {
        Money topShare = tiers.topShare().of(clip.price());
        yield clip.price().plus(clip.ceiling().reserve(topShare)).times(offer.places());
      }
      case Pricing.PerThousandViews views -> views.perCampaign();
    };
  }

  /// Paid by the clip: what the campaign costs if every place is taken and no clip reaches a bonus.
  /// Paid by views: what it costs at most, since nobody knows the views before.
  public static Money expectedCost(Offer offer) {
    return switch (offer.pricing()) {
      case Pricing.PerClip clip -> clip.price().times(offer.places());
      case Pricing.PerThousandViews views ->
          views.perCampaign().min(views.perClip().times(offer.places()));
    };
  }
}
