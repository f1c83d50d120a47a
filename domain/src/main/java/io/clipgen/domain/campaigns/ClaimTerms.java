package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;

/// What was agreed when a place was taken, with the versions of the rules. Nothing that is
/// published later changes it.
///
/// @param price of the clip, before the split
/// @param share the clipper's, by its tier then
/// @param rule the split's name in the ledger
public record ClaimTerms(
    Money price,
    Tier tier,
    Share share,
    String rule,
    BonusSchedule bonuses,
    BonusCeiling ceiling,
    Poster poster,
    BonusWindow window) {

  /// "Net to you": what the clip itself earns the clipper. The platform's fee is rounded half-up
  /// and the clipper gets the rest.
  public Money net() {
    return price.minus(fee());
  }

  /// The platform's part of the price, half-up.
  public Money fee() {
    return share.rest().of(price);
  }

  /// The most that views can add; what the claim reserves beside the price.
  public Money bonusReserve() {
    return ceiling.reserve(net());
  }

  /// All that so many views entitle to by now.
  public Money bonusFor(long views) {
    return bonuses.entitlement(views, net(), ceiling);
  }

  /// The name of the bonus rule in the ledger: `view-bonus v1`.
  public String bonusRule() {
    return "view-bonus " + bonuses.version();
  }
}
