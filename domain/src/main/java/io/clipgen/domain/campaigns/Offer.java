package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import java.time.Duration;

/// What a campaign pays for. Chosen when it is posted, fixed when it is funded.
///
/// @param pricing what is paid for: clips or views
/// @param places how many clips are bought
/// @param turnaround from claim to submission
/// @param perClipper how many places one clipper may have in all
public record Offer(
    Pricing pricing,
    int places,
    Poster poster,
    ServicePackage servicePackage,
    Duration turnaround,
    int perClipper) {

  /// The most clips one campaign can buy.
  public static final int MOST_PLACES = 100;

  public Offer {
    BrokenRule.unless(
        places >= 1 && places <= MOST_PLACES, "places", "must be from 1 to " + MOST_PLACES);
    BrokenRule.unless(turnaround.isPositive(), "turnaroundDays", "must be at least 1");
    BrokenRule.unless(perClipper >= 1, "perClipper", "must be at least 1");
    if (poster == Poster.NOBODY) {
      pricing =
          switch (pricing) {
            case Pricing.PerClip clip -> new Pricing.PerClip(clip.price(), BonusCeiling.NONE);
            case Pricing.PerThousandViews views ->
                throw new BrokenRule("poster", "must be somebody where views are paid for");
          };
    }
  }

  /// An offer of so much for each clip.
  ///
  /// @param price of one clip, shared between clipper and platform
  /// @param ceiling of the view bonus; none where nobody posts
  public Offer(
      Money price,
      int places,
      BonusCeiling ceiling,
      Poster poster,
      ServicePackage servicePackage,
      Duration turnaround,
      int perClipper) {
    this(
        new Pricing.PerClip(price, ceiling),
        places,
        poster,
        servicePackage,
        turnaround,
        perClipper);
  }
}
