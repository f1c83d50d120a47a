package io.clipgen.platforms.simulated;

import java.time.Duration;
import java.util.SplittableRandom;

/// How the views of a post grow with business time: steeply at first, then ever slower, towards a
/// figure of its own. The same post has the same views at the same time, however often it is asked.
final class ViewCurve {

  private static final double SECONDS_A_DAY = Duration.ofDays(1).toSeconds();
  // Most posts stay small and a few get large: e^6 is about 400 views in the middle.
  private static final double MIDDLE = 6;
  private static final double SPREAD = 1.3;

  private final double peak;
  private final double daysToMost;

  ViewCurve(String seed) {
    var random = new SplittableRandom(seed.hashCode() * 0x9E3779B97F4A7C15L);
    this.peak = Math.exp(MIDDLE + SPREAD * random.nextGaussian());
    this.daysToMost = 0.5 + 1.5 * random.nextDouble();
  }

  /// Views this long after going live.
  long at(long seconds) {
    if (seconds <= 0) {
      return 0;
    }
    return (long) (peak * (1 - Math.exp(-seconds / SECONDS_A_DAY / daysToMost)));
  }

  /// Views between two steered points: towards the later one, steeply at first.
  static long between(long fromAt, long from, long toAt, long to, long at) {
    if (at >= toAt) {
      return to;
    }
    double part = (double) (at - fromAt) / (toAt - fromAt);
    return from + Math.round((to - from) * (1 - (1 - part) * (1 - part)));
  }
}
