package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.earnings.Chargebacks;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.shared.CampaignId;

/// A brand lets clippers claim its paused campaign again.
public final class ResumeCampaign {

  private final SteerCampaign steer;
  private final Chargebacks chargebacks;
  private final BusinessClock clock;

  public ResumeCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Chargebacks chargebacks,
      BusinessClock clock) {
    this.steer = new SteerCampaign(transactions, campaigns);
    this.chargebacks = chargebacks;
    this.clock = clock;
  }

  /// @throws NotFound unless it is the caller's
  /// @throws Refused where its state does not allow it
  public Campaign handle(Caller caller, CampaignId campaign) {
    return steer.handle(
        caller, campaign, before -> Checked.undisputed(before, chargebacks).resume(clock.now()));
  }
}
