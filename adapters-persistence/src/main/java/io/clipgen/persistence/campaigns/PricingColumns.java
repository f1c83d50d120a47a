package io.clipgen.persistence.campaigns;

import static java.util.Objects.requireNonNull;

import io.clipgen.domain.campaigns.BonusCeiling;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A pricing as campaigns and claims keep it.
///
/// @param price of a clip; where views are paid for, the most that one clip earns
/// @param rateMicros for 1,000 views; `null`, as all that follows, where clips are paid for
record PricingColumns(
    long price,
    String currency,
    int ceilingBp,
    @Nullable Long rateMicros,
    @Nullable Long minViews,
    @Nullable Long capPerClipper,
    @Nullable Long capPerCampaign,
    @Nullable Long validationSeconds) {

  static PricingColumns of(Pricing pricing) {
    return switch (pricing) {
      case Pricing.PerClip clip ->
          new PricingColumns(
              clip.price().minor(),
              clip.currency(),
              clip.ceiling().share().basisPoints(),
              null,
              null,
              null,
              null,
              null);
      case Pricing.PerThousandViews views ->
          new PricingColumns(
              views.perClip().minor(),
              views.currency(),
              0,
              views.rate().micros(),
              views.minimumViews(),
              views.perClipper().minor(),
              views.perCampaign().minor(),
              views.validation().toSeconds());
    };
  }

  Pricing toDomain() {
    return rateMicros == null
        ? new Pricing.PerClip(
            Money.of(price, currency), new BonusCeiling(Share.ofBasisPoints(ceilingBp)))
        : new Pricing.PerThousandViews(
            new Micros(rateMicros, currency),
            requireNonNull(minViews),
            Money.of(price, currency),
            Money.of(requireNonNull(capPerClipper), currency),
            Money.of(requireNonNull(capPerCampaign), currency),
            Duration.ofSeconds(requireNonNull(validationSeconds)));
  }
}
