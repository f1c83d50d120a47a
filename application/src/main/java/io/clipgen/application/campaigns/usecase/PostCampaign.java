package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.clips.Studio;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.shared.CampaignId;

/// A brand posts a campaign, as a draft: nobody else sees it, and it costs nothing until it is
/// funded.
public final class PostCampaign {

  private final Transactions transactions;
  private final Campaigns campaigns;
  private final Studio studio;
  private final CampaignPolicies policies;
  private final BusinessClock clock;
  private final Ids ids;

  public PostCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Studio studio,
      CampaignPolicies policies,
      BusinessClock clock,
      Ids ids) {
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.studio = studio;
    this.policies = policies;
    this.clock = clock;
    this.ids = ids;
  }

  /// @throws Forbidden unless the caller is a client
  /// @throws InvalidInput naming the first value that breaks a rule
  public Campaign handle(Caller caller, Command command) {
    caller.requireClient();
    Terms terms = command.terms();
    CampaignPolicy policy = policies.current();
    Campaign campaign =
        Checked.input(
            () ->
                Campaign.post(
                    new CampaignId(ids.next()),
                    caller.party(),
                    terms.brief(),
                    terms.offer(policy),
                    policy,
                    clock.now()));
    return transactions.call(
        () -> {
          Sources.require(studio, caller.party(), terms.source());
          campaigns.add(campaign);
          campaigns.invite(campaign.id(), terms.invited());
          return campaign;
        });
  }

  public record Command(Terms terms) {}
}
