package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What views add to a clip's earnings, counted on the clipper's share. The entitlement is a
/// function of the views a claim has now: it rises with them, falls with them, and rises again.
///
/// @param version names this schedule on claims and in the ledger
/// @param steps by rising views, each with a larger bonus than the one before
public record BonusSchedule(String version, List<Step> steps) implements Schedule {

  /// From so many views on, so much on top.
  public record Step(long views, Share bonus) {}

  public BonusSchedule {
    steps = List.copyOf(steps);
    for (int i = 0; i < steps.size(); i++) {
      long viewsBefore = i == 0 ? 0 : steps.get(i - 1).views();
      int bonusBefore = i == 0 ? 0 : steps.get(i - 1).bonus().basisPoints();
      BrokenRule.unless(
          steps.get(i).views() > viewsBefore,
          "steps[" + i + "].views",
          "must be above " + viewsBefore + ", so that each step asks more than the one before");
      BrokenRule.unless(
          steps.get(i).bonus().basisPoints() > bonusBefore,
          "steps[" + i + "].bonusBasisPoints",
          "must be above " + bonusBefore + ", so that each step gives more than the one before");
    }
  }

  /// 100 k views +20 %, 500 k +50 %, 1 M +100 %, 5 M +200 %.
  public static BonusSchedule defaults() {
    return parse("v1", "100000=2000,500000=5000,1000000=10000,5000000=20000");
  }

  /// Reads the [#text] form.
  ///
  /// @throws IllegalArgumentException if `text` is not `views=basis points,…` in rising order
  public static BonusSchedule parse(String version, String text) {
    var steps = new ArrayList<Step>();
    for (String step : text.isBlank() ? List.<String>of() : List.of(text.split(","))) {
      String[] sides = step.strip().split("=");
      if (sides.length != 2) {
        throw new IllegalArgumentException("a bonus schedule is written as views=basis points,…");
      }
      steps.add(
          new Step(
              Long.parseLong(sides[0].strip()),
              Share.ofBasisPoints(Integer.parseInt(sides[1].strip()))));
    }
    return new BonusSchedule(version, steps);
  }

  /// As configuration and claims keep it: `100000=2000,500000=5000` is +20 % from 100,000 views,
  /// +50 % from 500,000.
  public String text() {
    return steps.stream()
        .map(step -> step.views() + "=" + step.bonus().basisPoints())
        .collect(Collectors.joining(","));
  }

  /// The bonus that so many views give, before any ceiling.
  public Share shareAt(long views) {
    Share reached = Share.ofBasisPoints(0);
    for (Step step : steps) {
      if (views >= step.views()) {
        reached = step.bonus();
      }
    }
    return reached;
  }

  /// All that a claim with so many views is entitled to as bonus by now, half-up to the minor unit.
  /// Cumulative: whoever posts it posts the difference to what was posted before.
  ///
  /// @param clippersShare what the clip itself earns its clipper
  public Money entitlement(long views, Money clippersShare, BonusCeiling ceiling) {
    return ceiling.cap(shareAt(views)).of(clippersShare);
  }

  @Override
  public BonusSchedule as(String newVersion) {
    return new BonusSchedule(newVersion, steps);
  }

  @Override
  public ScheduleKind kind() {
    return ScheduleKind.BONUSES;
  }

  @Override
  public List<String> differencesFrom(Schedule before) {
    if (!(before instanceof BonusSchedule other)) {
      throw new IllegalArgumentException("only bonuses compare with bonuses");
    }
    var bonuses = new TreeMap<Long, String>();
    other.steps.forEach(
        step ->
            bonuses.put(step.views(), "no step any more, where +%s began".formatted(step.bonus())));
    for (Step step : steps) {
      Share was = other.shareFrom(step.views());
      if (was == null) {
        bonuses.put(step.views(), "+%s, a new step".formatted(step.bonus()));
      } else if (was.equals(step.bonus())) {
        bonuses.remove(step.views());
      } else {
        bonuses.put(step.views(), "+%s instead of +%s".formatted(step.bonus(), was));
      }
    }
    return bonuses.entrySet().stream()
        .map(each -> String.format(Locale.ROOT, "%,d views: %s", each.getKey(), each.getValue()))
        .toList();
  }

  private @Nullable Share shareFrom(long views) {
    return steps.stream()
        .filter(step -> step.views() == views)
        .map(Step::bonus)
        .findFirst()
        .orElse(null);
  }
}
