package io.clipgen.domain.campaigns;

/// What a campaign is sold as. The numbers of each are in [CampaignPolicy#packages()].
public enum ServicePackage {
  /// No package: any price from the minimum up.
  CUSTOM,
  STARTER,
  /// Listed first.
  PRO,
  /// By agreement: invited clippers only, with a turnaround of its own.
  ENTERPRISE
}
