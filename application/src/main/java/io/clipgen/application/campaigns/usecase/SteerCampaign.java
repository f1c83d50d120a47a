package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignStep;
import io.clipgen.domain.shared.CampaignId;
import java.util.function.Function;

/// What opening, pausing and resuming share: a brand moves its own campaign to another state, and
/// nothing else.
final class SteerCampaign {

  private final Transactions transactions;
  private final Campaigns campaigns;

  SteerCampaign(Transactions transactions, Campaigns campaigns) {
    this.transactions = transactions;
    this.campaigns = campaigns;
  }

  Campaign handle(Caller caller, CampaignId id, Function<Campaign, CampaignStep> move) {
    caller.requireClient();
    return transactions.call(
        () -> {
          Campaign after = Checked.campaign(move.apply(campaigns.lockOwn(id, caller.party())));
          campaigns.save(after);
          return after;
        });
  }
}
