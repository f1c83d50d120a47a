package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import java.time.Duration;

/// What a campaign pays for: each clip, with a bonus for its views, or the views themselves. Fixed
/// when money is asked for, and frozen into each claim.
public sealed interface Pricing {

  /// The most that one clip can earn by itself, bonus apart. A claim sets that much aside.
  Money mostPerClip();

  /// What campaigns of this pricing are paid in.
  default String currency() {
    return mostPerClip().currency();
  }

  /// A price for each clip, and a bonus that follows its views up to a ceiling.
  ///
  /// @param price of one clip, shared between clipper and platform
  /// @param ceiling of the view bonus; none where nobody posts
  record PerClip(Money price, BonusCeiling ceiling) implements Pricing {

    public PerClip {
      BrokenRule.unless(price.isPositive(), "price", "must be above zero");
    }

    @Override
    public Money mostPerClip() {
      return price;
    }
  }

  /// A rate for every 1,000 views (CPM), without a bonus. What is earned follows the accepted views
  /// to the micro-unit; whole minor units are posted, the rest is carried.
  ///
  /// @param rate for 1,000 views, in micro-units: 4.25 is 4,250,000
  /// @param minimumViews a clip with fewer earns nothing; from there on all its views count
  /// @param perClip the most that one clip earns
  /// @param perClipper the most that one clipper's clips earn together
  /// @param perCampaign the most that all clips earn together: the deposit needed
  /// @param validation how long each increment is held
  record PerThousandViews(
      Micros rate,
      long minimumViews,
      Money perClip,
      Money perClipper,
      Money perCampaign,
      Duration validation)
      implements Pricing {

    /// The highest rate: 1,000.00 for 1,000 views.
    public static final long HIGHEST_RATE = 1_000_000_000;

    private static final String FIELD = "perThousandViews.";
    private static final long LARGEST_CAP = 100_000_000_000L;
    private static final Duration LONGEST_VALIDATION = Duration.ofDays(30);

    public PerThousandViews {
      BrokenRule.unless(
          rate.micros() > 0 && rate.micros() <= HIGHEST_RATE,
          FIELD + "rateMicros",
          "must be from 0.000001 to 1,000 per 1,000 views");
      BrokenRule.unless(minimumViews >= 0, FIELD + "minimumViews", "must not be negative");
      BrokenRule.unless(perClip.isPositive(), FIELD + "capPerClip", "must be above zero");
      require(perClip, rate.currency(), FIELD + "capPerClip");
      require(perClipper, rate.currency(), FIELD + "capPerClipper");
      require(perCampaign, rate.currency(), FIELD + "capPerCampaign");
      BrokenRule.unless(
          perClipper.compareTo(perClip) >= 0,
          FIELD + "capPerClipper",
          "must not be below the cap of one clip");
      BrokenRule.unless(
          perCampaign.compareTo(perClipper) >= 0,
          FIELD + "capPerCampaign",
          "must not be below the cap of one clipper");
      BrokenRule.unless(
          perCampaign.minor() <= LARGEST_CAP,
          FIELD + "capPerCampaign",
          "must be at most 1,000,000,000.00");
      BrokenRule.unless(
          !validation.isNegative() && validation.compareTo(LONGEST_VALIDATION) <= 0,
          FIELD + "validationDays",
          "must be from 0 to " + LONGEST_VALIDATION.toDays());
    }

    private static void require(Money cap, String currency, String field) {
      BrokenRule.unless(cap.currency().equals(currency), field, "must be in " + currency);
    }

    @Override
    public Money mostPerClip() {
      return perClip;
    }

    /// All that a clip with so many accepted views has earned by now, before the split.
    public Micros earned(long views) {
      return views < minimumViews
          ? Micros.zero(currency())
          : Micros.of(rate.micros(), views, currency()).min(Micros.of(perClip));
    }

    /// What a clipper may still earn beside what is committed to it already; nothing below zero.
    ///
    /// @param committed what the clipper's live and approved claims may earn together
    public Money leftFor(Money committed) {
      return perClipper.minus(committed).max(Money.zero(currency()));
    }

    /// The same for a clip that may earn no more than `limit`.
    public PerThousandViews upTo(Money limit) {
      return new PerThousandViews(
          rate, minimumViews, perClip.min(limit), perClipper, perCampaign, validation);
    }
  }
}
