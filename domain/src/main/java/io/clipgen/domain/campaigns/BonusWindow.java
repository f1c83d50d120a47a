package io.clipgen.domain.campaigns;

import java.time.Duration;

/// How long views count towards a bonus. Frozen at claim.
///
/// @param posted from the first confirmed post; 90 days
/// @param unposted from approval, if nothing is posted; 14 days
public record BonusWindow(Duration posted, Duration unposted) {

  public BonusWindow {
    if (!posted.isPositive() || !unposted.isPositive()) {
      throw new IllegalArgumentException("a bonus window must be longer than nothing");
    }
  }

  /// 90 days, 14 without a post.
  public static BonusWindow defaults() {
    return new BonusWindow(Duration.ofDays(90), Duration.ofDays(14));
  }
}
