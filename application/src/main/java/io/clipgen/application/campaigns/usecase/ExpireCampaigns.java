package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.CampaignChanged.What;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.CampaignStep;
import java.time.Instant;
import java.util.stream.Stream;

/// Ends campaigns at their deadline: no new claims, and what is free goes back, as if the brand had
/// closed them.
public final class ExpireCampaigns extends EndCampaigns {

  public ExpireCampaigns(
      Transactions transactions, Campaigns campaigns, Books books, Outbox outbox) {
    super("campaign-deadlines", What.EXPIRED, "", transactions, campaigns, books, outbox);
  }

  @Override
  Stream<CampaignStep> end(Campaigns campaigns, Instant now, int limit) {
    return campaigns.lockOverdue(now, limit).stream().map(campaign -> campaign.expire(now));
  }
}
