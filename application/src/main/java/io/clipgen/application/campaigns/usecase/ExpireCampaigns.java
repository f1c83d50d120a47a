package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.CampaignChanged;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Ends campaigns at their deadline: no new claims, and what is free goes back, as if the brand had
/// closed them.
public final class ExpireCampaigns implements DueWork {

  private static final int AT_ONCE = 100;

  private final Transactions transactions;
  private final Campaigns campaigns;
  private final Books books;
  private final Outbox outbox;

  public ExpireCampaigns(
      Transactions transactions, Campaigns campaigns, Books books, Outbox outbox) {
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.books = books;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "campaign-deadlines";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public int run(Instant now) {
    return transactions.call(
        () -> {
          List<Campaign> expired =
              campaigns.lockOverdue(now, AT_ONCE).stream()
                  .map(campaign -> Checked.campaign(campaign.expire(now)))
                  .toList();
          campaigns.saveAll(expired);
          expired.forEach(this::refund);
          return expired.size();
        });
  }

  private void refund(Campaign campaign) {
    Money back = books.refundFree(campaign.id(), "expired");
    outbox.publish(
        new CampaignChanged(
            campaign.id(),
            campaign.brand(),
            campaign.brief().title(),
            CampaignChanged.What.EXPIRED,
            back,
            ""));
  }
}
