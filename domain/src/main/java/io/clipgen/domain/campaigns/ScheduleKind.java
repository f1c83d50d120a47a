package io.clipgen.domain.campaigns;

/// The schedules whose versions are published.
public enum ScheduleKind {
  /// What earns a tier, and the share of the price that goes with it: [TierPolicy].
  TIERS,
  /// What views add: [BonusSchedule].
  BONUSES,
  /// What the platform takes on top of a deposit: [CampaignFee].
  CAMPAIGN_FEE;

  /// The schedule of this kind in `policy`.
  public Schedule in(CampaignPolicy policy) {
    return switch (this) {
      case TIERS -> policy.tiers();
      case BONUSES -> policy.bonuses();
      case CAMPAIGN_FEE -> policy.fee();
    };
  }
}
