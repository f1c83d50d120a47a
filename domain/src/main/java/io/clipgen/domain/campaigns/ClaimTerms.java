package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;

/// What was agreed when a place was taken, with the versions of the rules. Nothing that is
/// published later changes it.
///
/// @param pricing what is paid for; where views are, with the cap that is left for this clip
/// @param share the clipper's, by its tier then
/// @param rule the split's name in the ledger
public record ClaimTerms(
    Pricing pricing,
    Tier tier,
    Share share,
    String rule,
    BonusSchedule bonuses,
    Poster poster,
    BonusWindow window) {

  /// What the claim reserves for the clip itself, before the split: its price, or the most that its
  /// views may earn.
  public Money base() {
    return pricing.mostPerClip();
  }

  /// "Net to you": what the clip itself earns the clipper; where views are paid for, at most. The
  /// platform's fee is rounded half-up and the clipper gets the rest.
  public Money net() {
    return base().minus(fee());
  }

  /// The platform's part of the base, half-up.
  public Money fee() {
    return share.rest().of(base());
  }

  /// The most that views can add to a price; what the claim reserves beside the base.
  public Money bonusReserve() {
    return switch (pricing) {
      case Pricing.PerClip clip -> clip.ceiling().reserve(net());
      case Pricing.PerThousandViews views -> Money.zero(views.currency());
    };
  }

  /// Whether its approval pays for the clip. Views are paid for as they come.
  public boolean paysForClip() {
    return pricing instanceof Pricing.PerClip;
  }

  /// What the brand pays for the claim at most: all that it reserves.
  public Money most() {
    return base().plus(bonusReserve());
  }

  /// Whether views earn anything, so that they are counted towards it.
  public boolean viewsEarn() {
    return switch (pricing) {
      case Pricing.PerClip clip -> bonusReserve().isPositive();
      case Pricing.PerThousandViews views -> true;
    };
  }

  /// All that so many views have earned by now: the bonus on top of a price, or, where views are
  /// paid for, all there is, before the split. Cumulative: whoever posts it posts the difference.
  public Micros earnedBy(long views) {
    return switch (pricing) {
      case Pricing.PerClip clip -> Micros.of(bonuses.entitlement(views, net(), clip.ceiling()));
      case Pricing.PerThousandViews byViews -> byViews.earned(views);
    };
  }

  /// All that so many views add to a price by now; nothing where views themselves are paid for.
  public Money bonusFor(long views) {
    return switch (pricing) {
      case Pricing.PerClip clip -> earnedBy(views).settled();
      case Pricing.PerThousandViews byViews -> Money.zero(byViews.currency());
    };
  }

  /// The name of the bonus rule in the ledger: `view-bonus v1`.
  public String bonusRule() {
    return "view-bonus " + bonuses.version();
  }

  /// The same for a clipper whose other claims may earn `committed` together: a clip that is paid
  /// for its views may earn no more than what that leaves of the clipper's cap. Ask
  /// [ClaimingPolicy] first whether it leaves anything.
  public ClaimTerms leaving(Money committed) {
    return switch (pricing) {
      case Pricing.PerClip clip -> this;
      case Pricing.PerThousandViews views ->
          new ClaimTerms(
              views.upTo(views.leftFor(committed)), tier, share, rule, bonuses, poster, window);
    };
  }

  /// The same agreement with a clipper of `otherTier` under other tiers.
  public ClaimTerms under(TierPolicy tiers, Tier otherTier) {
    return new ClaimTerms(
        pricing,
        otherTier,
        tiers.shareOf(otherTier),
        tiers.ruleOf(otherTier),
        bonuses,
        poster,
        window);
  }

  /// The same agreement under other bonuses.
  public ClaimTerms under(BonusSchedule otherBonuses) {
    return new ClaimTerms(pricing, tier, share, rule, otherBonuses, poster, window);
  }
}
