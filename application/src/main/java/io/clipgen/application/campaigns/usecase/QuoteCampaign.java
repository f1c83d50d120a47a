package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Quote;
import io.clipgen.domain.shared.CampaignId;

/// A clipper asks what a place is worth: "net to you", as a claim would freeze it now.
public final class QuoteCampaign {

  private final Campaigns campaigns;
  private final Standings standings;
  private final CampaignPolicies policies;

  public QuoteCampaign(Campaigns campaigns, Standings standings, CampaignPolicies policies) {
    this.campaigns = campaigns;
    this.standings = standings;
    this.policies = policies;
  }

  /// @throws NotFound if there is no such campaign that the caller can see
  public Quote handle(Caller caller, CampaignId id) {
    Campaign campaign = Visible.to(caller.party(), campaigns.find(id), id);
    return Quote.of(policies.current().termsFor(campaign.offer(), standings.get(caller.party())));
  }
}
