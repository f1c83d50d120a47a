package io.clipgen.bootstrap.world;

import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a brand of a [World] offers.
///
/// @param price of a clip
/// @param bonusCeiling in percent; `null` for the whole schedule
/// @param perClipper places one clipper may have; `null` for no limit
/// @param open how long there are new claims
public record Deal(
    Money price,
    int places,
    @Nullable Integer bonusCeiling,
    @Nullable Integer perClipper,
    Poster poster,
    Duration open) {

  /// So many places at that price in cents, the whole bonus schedule, posted by the clippers.
  public static Deal of(long price, int places) {
    return new Deal(Money.usd(price), places, null, null, Poster.CLIPPER, Duration.ofDays(60));
  }

  /// With so much bonus at most, in percent.
  public Deal bonus(int percent) {
    return new Deal(price, places, percent, perClipper, poster, open);
  }

  /// With at most so many places for one clipper.
  public Deal perClipper(int most) {
    return new Deal(price, places, bonusCeiling, most, poster, open);
  }

  /// Posted by somebody else.
  public Deal postedBy(Poster other) {
    return new Deal(price, places, bonusCeiling, perClipper, other, open);
  }

  /// Open for so long.
  public Deal openFor(Duration time) {
    return new Deal(price, places, bonusCeiling, perClipper, poster, time);
  }
}
