package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// "Net to you": what a place of a campaign is worth to a clipper before taking it, and what it
/// costs the brand at most.
///
/// @param net what the clip itself earns; where views are paid for, at most
/// @param most what it earns at most, bonus included
/// @param cost what the brand pays for it at most, bonus included
/// @param steps what so many views earn: the bonus on top at the campaign's ceiling, or, where
///   views are paid for, all there is for some examples
public record Quote(ClaimTerms terms, Money net, Money most, Money cost, List<Step> steps) {

  private static final long[] EXAMPLES = {1_000, 10_000, 100_000, 1_000_000};

  /// From so many views on, so much in all.
  public record Step(long views, Money net) {}

  public Quote {
    steps = List.copyOf(steps);
  }

  /// The quote that goes with `terms`.
  public static Quote of(ClaimTerms terms) {
    return switch (terms.pricing()) {
      case Pricing.PerClip clip ->
          new Quote(
              terms,
              terms.net(),
              terms.net().plus(terms.bonusFor(Long.MAX_VALUE)),
              terms.most(),
              terms.bonusReserve().isZero() ? List.of() : bonuses(terms));
      case Pricing.PerThousandViews views ->
          new Quote(terms, terms.net(), terms.net(), terms.most(), examples(terms, views));
    };
  }

  private static List<Step> bonuses(ClaimTerms terms) {
    return terms.bonuses().steps().stream()
        .map(step -> new Step(step.views(), terms.bonusFor(step.views())))
        .toList();
  }

  // Round numbers, the minimum, and the views at which the cap is reached.
  private static List<Step> examples(ClaimTerms terms, Pricing.PerThousandViews byViews) {
    var views = new ArrayList<Long>();
    views.add(byViews.minimumViews());
    views.add(viewsAtCap(byViews));
    LongStream.of(EXAMPLES).forEach(views::add);
    return views.stream()
        .filter(count -> count > 0 && count <= viewsAtCap(byViews))
        .distinct()
        .sorted()
        .map(count -> new Step(count, net(terms, count)))
        .toList();
  }

  private static Money net(ClaimTerms terms, long views) {
    Money gross = terms.earnedBy(views).settled();
    return gross.minus(terms.share().rest().of(gross));
  }

  private static long viewsAtCap(Pricing.PerThousandViews views) {
    long rate = views.rate().micros();
    long cap = Math.multiplyExact(Micros.of(views.perClip()).micros(), 1_000);
    return Math.max(views.minimumViews(), Math.ceilDiv(cap, rate));
  }
}
