package io.clipgen.domain.campaigns;

import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// What views add to a clip's earnings, counted on the clipper's share. The entitlement is a
/// function of the views a claim has now: it rises with them, falls with them, and rises again.
///
/// @param version names this schedule on claims and in the ledger
/// @param steps by rising views, each with a larger bonus than the one before
public record BonusSchedule(String version, List<Step> steps) {

  /// From so many views on, so much on top.
  public record Step(long views, Share bonus) {}

  public BonusSchedule {
    steps = List.copyOf(steps);
    for (int i = 0; i < steps.size(); i++) {
      long viewsBefore = i == 0 ? 0 : steps.get(i - 1).views();
      int bonusBefore = i == 0 ? 0 : steps.get(i - 1).bonus().basisPoints();
      if (steps.get(i).views() <= viewsBefore
          || steps.get(i).bonus().basisPoints() <= bonusBefore) {
        throw new IllegalArgumentException(
            "each step of a bonus schedule asks and gives more than the one before");
      }
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
}
