package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.clips.Studio;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.shared.CampaignId;
import java.util.function.Function;

/// A brand changes its draft. What it pays for is fixed once money was asked for.
public final class EditCampaign {

  private final Transactions transactions;
  private final Campaigns campaigns;
  private final Studio studio;
  private final CampaignPolicies policies;
  private final BusinessClock clock;

  public EditCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Studio studio,
      CampaignPolicies policies,
      BusinessClock clock) {
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.studio = studio;
    this.policies = policies;
    this.clock = clock;
  }

  /// @throws NotFound unless it is the caller's
  /// @throws InvalidInput naming the first value that breaks a rule
  /// @throws Refused where the campaign is no draft any more, or its offer is fixed
  public Campaign handle(Caller caller, Command command) {
    caller.requireClient();
    return transactions.call(
        () -> {
          Campaign before = campaigns.lockOwn(command.campaign(), caller.party());
          Terms terms = command.change().apply(before);
          CampaignPolicy policy = policies.current();
          Campaign after =
              Checked.campaign(
                  Checked.input(
                      () -> before.edit(terms.brief(), terms.offer(policy), policy, clock.now())));
          if (!terms.source().equals(before.brief().source())) {
            Sources.require(studio, caller.party(), terms.source());
          }
          campaigns.save(after);
          if (!terms.invited().isEmpty()) {
            campaigns.invite(after.id(), terms.invited());
          }
          return after;
        });
  }

  /// @param change gives the terms as they are to be; no one invited means that invitations stay as
  ///   they are
  public record Command(CampaignId campaign, Function<Campaign, Terms> change) {}
}
