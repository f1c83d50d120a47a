package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Which tier a clipper has earned, and what share of the price goes with it. A tier is reached by
/// approved clips **or** by views, whichever comes first, and is never lost (see [Standing]).
///
/// @param version names this schedule on claims and in the ledger
/// @param steps every tier once, lowest first; the lowest is reached at the start
public record TierPolicy(String version, List<Step> steps) implements Schedule {

  /// One tier.
  ///
  /// @param share the clipper's share of the price
  /// @param approvedClips reached with that many
  /// @param views or with that many accepted views of one's approved clips
  public record Step(Tier tier, Share share, long approvedClips, long views) {

    String asked() {
      return String.format(Locale.ROOT, "%,d clips or %,d views", approvedClips, views);
    }

    boolean reachedBy(long clips, long seen) {
      return clips >= approvedClips || seen >= views;
    }
  }

  public TierPolicy {
    steps = List.copyOf(steps);
    BrokenRule.unless(
        steps.stream().map(Step::tier).toList().equals(List.of(Tier.values())),
        "tiers",
        "must name each tier once, lowest first: a tier is never lost");
    for (int i = 0; i < steps.size(); i++) {
      require("tiers[" + i + "].", steps.get(i), i == 0 ? null : steps.get(i - 1));
    }
  }

  private static void require(String field, Step step, @Nullable Step below) {
    int share = step.share().basisPoints();
    BrokenRule.unless(
        share <= Share.WHOLE, field + "shareBasisPoints", "must be from 0 to " + Share.WHOLE);
    if (below == null) {
      BrokenRule.unless(
          step.approvedClips() == 0, field + "approvedClips", "must be 0: everybody starts there");
      BrokenRule.unless(step.views() == 0, field + "views", "must be 0: everybody starts there");
      return;
    }
    BrokenRule.unless(
        share >= below.share().basisPoints(),
        field + "shareBasisPoints",
        "must be at least " + below.share().basisPoints() + ", that of the tier below");
    BrokenRule.unless(
        step.approvedClips() > below.approvedClips(),
        field + "approvedClips",
        "must be above " + below.approvedClips() + ", that of the tier below");
    BrokenRule.unless(
        step.views() > below.views(),
        field + "views",
        "must be above " + below.views() + ", that of the tier below");
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

  /// Reads `bronze=7000:0:0,silver=7500:10:100000,…`: of each tier the share in basis points, the
  /// approved clips, the views.
  ///
  /// @throws IllegalArgumentException if `text` is not that
  public static TierPolicy parse(String version, String text) {
    var steps = new ArrayList<Step>();
    for (String step : text.split(",")) {
      String[] sides = step.strip().split("[=:]");
      if (sides.length != 4) {
        throw new IllegalArgumentException("tiers are written as tier=basis points:clips:views,…");
      }
      steps.add(
          new Step(
              Tier.valueOf(sides[0].toUpperCase(Locale.ROOT)),
              Share.ofBasisPoints(Integer.parseInt(sides[1])),
              Long.parseLong(sides[2]),
              Long.parseLong(sides[3])));
    }
    return new TierPolicy(version, steps);
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

  @Override
  public TierPolicy as(String newVersion) {
    return new TierPolicy(newVersion, steps);
  }

  @Override
  public ScheduleKind kind() {
    return ScheduleKind.TIERS;
  }

  @Override
  public List<String> differencesFrom(Schedule before) {
    if (!(before instanceof TierPolicy other)) {
      throw new IllegalArgumentException("only tiers compare with tiers");
    }
    var differences = new ArrayList<String>();
    for (Step step : steps) {
      Step was = other.step(step.tier());
      if (!step.share().equals(was.share())) {
        differences.add(
            "%s: %s of the price instead of %s"
                .formatted(step.tier().title(), step.share(), was.share()));
      }
      if (step.approvedClips() != was.approvedClips() || step.views() != was.views()) {
        differences.add(
            "%s: reached by %s instead of %s"
                .formatted(step.tier().title(), step.asked(), was.asked()));
      }
    }
    return List.copyOf(differences);
  }
}
