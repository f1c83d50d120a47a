package io.clipgen.bootstrap.world;

import io.clipgen.domain.campaigns.BonusCeiling;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a brand of a [World] offers.
///
/// @param pricing what is paid for: clips or views
/// @param perClipper places one clipper may have; `null` for no limit
/// @param open how long there are new claims
public record Deal(
    Pricing pricing, int places, @Nullable Integer perClipper, Poster poster, Duration open) {

  /// So many places at that price in cents, the whole bonus schedule, posted by the clippers.
  public static Deal of(long price, int places) {
    return of(new Pricing.PerClip(Money.usd(price), BonusCeiling.WHOLE), places);
  }

  /// So many places, each paid by its views, posted by the clippers. Increments are held for 3
  /// days.
  ///
  /// @param rateMicros for 1,000 views: 4.25 is 4,250,000
  /// @param cap of a clip, in cents; a clipper may earn twice, the campaign `places` times as much
  public static Deal perViews(long rateMicros, long cap, int places) {
    return of(
        new Pricing.PerThousandViews(
            new Micros(rateMicros, "USD"),
            0,
            Money.usd(cap),
            Money.usd(cap * Math.min(2, places)),
            Money.usd(cap * places),
            Duration.ofDays(3)),
        places);
  }

  private static Deal of(Pricing pricing, int places) {
    return new Deal(pricing, places, null, Poster.CLIPPER, Duration.ofDays(60));
  }

  /// With so much bonus at most, in percent.
  public Deal bonus(int percent) {
    return new Deal(
        new Pricing.PerClip(pricing.mostPerClip(), BonusCeiling.ofPercent(percent)),
        places,
        perClipper,
        poster,
        open);
  }

  /// With at most so many places for one clipper.
  public Deal perClipper(int most) {
    return new Deal(pricing, places, most, poster, open);
  }

  /// Posted by somebody else.
  public Deal postedBy(Poster other) {
    return new Deal(pricing, places, perClipper, other, open);
  }

  /// Open for so long.
  public Deal openFor(Duration time) {
    return new Deal(pricing, places, perClipper, poster, time);
  }
}
