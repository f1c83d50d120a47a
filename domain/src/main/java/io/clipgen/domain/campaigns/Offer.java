package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import java.time.Duration;

/// What a campaign pays for. Chosen when it is posted, fixed when it is funded.
///
/// @param price of one clip, shared between clipper and platform
/// @param places how many clips are bought
/// @param ceiling of the view bonus; none where nobody posts
/// @param turnaround from claim to submission
/// @param perClipper how many places one clipper may have in all
public record Offer(
    Money price,
    int places,
    BonusCeiling ceiling,
    Poster poster,
    ServicePackage servicePackage,
    Duration turnaround,
    int perClipper) {

  /// The most clips one campaign can buy.
  public static final int MOST_PLACES = 100;

  public Offer {
    BrokenRule.unless(price.isPositive(), "price", "must be above zero");
    BrokenRule.unless(
        places >= 1 && places <= MOST_PLACES, "places", "must be from 1 to " + MOST_PLACES);
    BrokenRule.unless(turnaround.isPositive(), "turnaroundDays", "must be at least 1");
    BrokenRule.unless(perClipper >= 1, "perClipper", "must be at least 1");
    if (poster == Poster.NOBODY) {
      ceiling = BonusCeiling.NONE;
    }
  }
}
