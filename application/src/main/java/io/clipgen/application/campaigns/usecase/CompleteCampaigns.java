package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.CampaignChanged.What;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignStep;
import io.clipgen.domain.shared.CampaignId;
import java.time.Instant;
import java.util.List;

/// Closes full campaigns in which all is decided: nothing can happen in them any more, so what is
/// free goes back, as if the brand had closed them. What open bonus windows reserve follows.
///
/// It is looked up and not noticed at a decision, so that approvals of one campaign need not wait
/// for each other and whatever was left behind is found, too.
public final class CompleteCampaigns extends EndCampaigns {

  public CompleteCampaigns(
      Transactions transactions, Campaigns campaigns, Books books, Outbox outbox) {
    super(
        "decided-campaigns",
        What.CLOSED,
        "All its places are taken by approved clips.",
        transactions,
        campaigns,
        books,
        outbox);
  }

  @Override
  List<CampaignId> due(Campaigns campaigns, Instant now, int most) {
    return campaigns.decided(most);
  }

  @Override
  CampaignStep end(Campaign campaign, Instant now) {
    return campaign.complete(now);
  }
}
