package io.clipgen.application.campaigns.port;

import io.clipgen.domain.campaigns.CampaignPolicy;

/// The marketplace's rules as they are in force. Tiers, bonuses and fees change when a new version
/// of them is published; everything agreed before keeps the version it was agreed under.
@FunctionalInterface
public interface CampaignPolicies {

  /// The rules in force now, in business time. Whoever agrees on something asks once and uses that
  /// one answer throughout: all of it is of one moment.
  CampaignPolicy current();
}
