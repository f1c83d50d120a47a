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

/// Ends campaigns at their deadline: no new claims, and what is free goes back, as if the brand had
/// closed them.
public final class ExpireCampaigns extends EndCampaigns {

  public ExpireCampaigns(
      Transactions transactions, Campaigns campaigns, Books books, Outbox outbox) {
    super("campaign-deadlines", What.EXPIRED, "", transactions, campaigns, books, outbox);
  }

  @Override
  List<CampaignId> due(Campaigns campaigns, Instant now, int most) {
    return campaigns.overdue(now, most);
  }

  @Override
  CampaignStep end(Campaign campaign, Instant now) {
    return campaign.expire(now);
  }
}
