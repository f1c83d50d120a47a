package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Share;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which tier a clipper has earned, and what share of the price goes with it. A tier is reached by
/// approved clips **or** by views, whichever comes first, and is never lost (see [Standing]).
///
/// @param version names this schedule on claims and in the ledger
/// @param steps every tier once, lowest first; the lowest is reached at the start
public record TierPolicy(String version, List<Step> steps) {

  /// One tier.
  ///
  /// @param share the clipper's share of the price
  /// @param approvedClips reached with that many
  /// @param views or with that many accepted views of one's approved clips
  public record Step(Tier tier, Share share, long approvedClips, long views) {

    boolean reachedBy(long clips, long seen) {
      return clips >= approvedClips || seen >= views;
    }
  }

  public TierPolicy {
    steps = List.copyOf(steps);
    if (steps.size() != Tier.values().length) {
      throw new IllegalArgumentException("a tier schedule names each tier once");
    }
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (step.tier() != Tier.values()[i] || step.share().basisPoints() > Share.WHOLE) {
        throw new IllegalArgumentException("tiers go from lowest to highest, with at most 100 %");
      }
      if (i == 0 ? step.approvedClips() != 0 : !above(step, steps.get(i - 1))) {
        throw new IllegalArgumentException(
            "each tier asks for more than the one below and gives no less; the first asks nothing");
      }
    }
  }

  private static boolean above(Step step, Step below) {
    return step.approvedClips() > below.approvedClips()
        && step.views() > below.views()
        && step.share().basisPoints() >= below.share().basisPoints();
  }

  /// 70 / 75 / 80 / 85 %, at 0, 10, 50, 100 clips or 0, 100 k, 500 k, 1 M views.
  public static TierPolicy defaults() {
    return new TierPolicy(
        "v1",
        List.of(
            new Step(Tier.BRONZE, Share.ofPercent(70), 0, 0),
            new Step(Tier.SILVER, Share.ofPercent(75), 10, 100_000),
            new Step(Tier.GOLD, Share.ofPercent(80), 50, 500_000),
            new Step(Tier.PLATINUM, Share.ofPercent(85), 100, 1_000_000)));
  }

  /// The tier that so many approved clips, or so many views, have earned.
  public Tier tierFor(long approvedClips, long views) {
    Tier earned = Tier.BRONZE;
    for (Step step : steps) {
      if (step.reachedBy(approvedClips, views)) {
        earned = step.tier();
      }
    }
    return earned;
  }

  /// The clipper's share of the price in `tier`.
  public Share shareOf(Tier tier) {
    return step(tier).share();
  }

  /// The largest share any clipper can have: what a campaign's deposit must cover.
  public Share topShare() {
    return steps.get(steps.size() - 1).share();
  }

  /// What comes after `tier`; empty for the highest.
  public Optional<Step> next(Tier tier) {
    return tier.ordinal() + 1 < steps.size()
        ? Optional.of(steps.get(tier.ordinal() + 1))
        : Optional.empty();
  }

  /// The name of the split in the ledger: `split/silver v1`.
  public String ruleOf(Tier tier) {
    return "split/" + tier.title().toLowerCase(Locale.ROOT) + " " + version;
  }

  private Step step(Tier tier) {
    return steps.get(tier.ordinal());
  }
}
