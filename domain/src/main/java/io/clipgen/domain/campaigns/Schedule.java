package io.clipgen.domain.campaigns;

import java.util.List;

/// A schedule of rates that money depends on. It is changed by publishing another version, never in
/// place; whoever agrees on something freezes it with its version.
public sealed interface Schedule permits TierPolicy, BonusSchedule, CampaignFee {

  /// Names this version on claims, on payments and in the ledger: `v2`.
  String version();

  /// The same rates under another version.
  Schedule as(String newVersion);

  /// Which schedule it is.
  ScheduleKind kind();

  /// What it says otherwise than `before`, a schedule of the same kind, in words: one sentence for
  /// each difference, none if only the versions differ.
  ///
  /// @throws IllegalArgumentException if `before` is of another kind
  List<String> differencesFrom(Schedule before);
}
