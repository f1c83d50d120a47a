package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import java.util.List;

/// "Net to you": what a place of a campaign is worth to a clipper before taking it.
///
/// @param net what the clip itself earns
/// @param mostWithBonus what it earns at most, bonus included
/// @param steps what views add, cumulative, at the campaign's ceiling
public record Quote(ClaimTerms terms, Money net, Money mostWithBonus, List<Step> steps) {

  /// From so many views on, so much on top in all.
  public record Step(long views, Money bonus) {}

  public Quote {
    steps = List.copyOf(steps);
  }

  /// The quote that goes with `terms`.
  public static Quote of(ClaimTerms terms) {
    return new Quote(
        terms,
        terms.net(),
        terms.net().plus(terms.bonusFor(Long.MAX_VALUE)),
        terms.bonusReserve().isZero()
            ? List.of()
            : terms.bonuses().steps().stream()
                .map(step -> new Step(step.views(), terms.bonusFor(step.views())))
                .toList());
  }
}
