package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.shared.CampaignId;

/// A brand takes no new claims for now; live ones go on.
public final class PauseCampaign {

  private final SteerCampaign steer;

  public PauseCampaign(Transactions transactions, Campaigns campaigns) {
    this.steer = new SteerCampaign(transactions, campaigns);
  }

  /// @throws NotFound unless it is the caller's
  /// @throws Refused where its state does not allow it
  public Campaign handle(Caller caller, CampaignId campaign) {
    return steer.handle(caller, campaign, before -> before.pause());
  }
}
