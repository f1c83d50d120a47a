package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;

/// What a campaign must have before it opens, so that approved work is always paid.
public final class FundingRule {

  private FundingRule() {}

  /// places × price × (1 + ceiling × the top tier's share), counted per place as a claim of the top
  /// tier reserves it.
  public static Money depositNeeded(Offer offer, TierPolicy tiers) {
    Money topShare = tiers.topShare().of(offer.price());
    return offer.price().plus(offer.ceiling().reserve(topShare)).times(offer.places());
  }

  /// What the campaign costs if every place is taken and no clip reaches a bonus.
  public static Money expectedCost(Offer offer) {
    return offer.price().times(offer.places());
  }
}
