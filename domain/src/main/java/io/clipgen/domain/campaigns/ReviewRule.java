package io.clipgen.domain.campaigns;

import java.time.Duration;

/// How long each side has when a submission is looked at.
///
/// @param silence after which an undecided submission is approved; 72 hours
/// @param changes for the clipper to deliver what was asked for; 72 hours
/// @param appeal for the clipper to appeal against a rejection, before it is final; 72 hours
/// @param rounds how often changes may be asked for; 2
public record ReviewRule(Duration silence, Duration changes, Duration appeal, int rounds) {

  public ReviewRule {
    if (!silence.isPositive() || !changes.isPositive() || !appeal.isPositive() || rounds < 0) {
      throw new IllegalArgumentException("review times must be longer than nothing");
    }
  }

  /// 72 hours each, 2 rounds.
  public static ReviewRule defaults() {
    Duration threeDays = Duration.ofHours(72);
    return new ReviewRule(threeDays, threeDays, threeDays, 2);
  }
}
