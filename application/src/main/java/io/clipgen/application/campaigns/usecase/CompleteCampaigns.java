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

/// Closes full campaigns in which all is decided: nothing can happen in them any more, so what is
/// free goes back, as if the brand had closed them. What open bonus windows reserve follows.
///
/// It is looked up and not noticed at a decision, so that approvals of one campaign need not wait
/// for each other and whatever was left behind is found, too.
public final class CompleteCampaigns implements DueWork {

  private static final int AT_ONCE = 100;

  private final Transactions transactions;
  private final Campaigns campaigns;
  private final Books books;
  private final Outbox outbox;

  public CompleteCampaigns(
      Transactions transactions, Campaigns campaigns, Books books, Outbox outbox) {
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.books = books;
    this.outbox = outbox;
  }

  @Override
  public String name() {
    return "decided-campaigns";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public int run(Instant now) {
    return transactions.call(
        () -> {
          List<Campaign> closed =
              campaigns.lockDecided(AT_ONCE).stream()
                  .map(campaign -> Checked.campaign(campaign.complete(now)))
                  .toList();
          campaigns.saveAll(closed);
          closed.forEach(this::refund);
          return closed.size();
        });
  }

  private void refund(Campaign campaign) {
    Money back = books.refundFree(campaign.id(), "closed");
    outbox.publish(
        new CampaignChanged(
            campaign.id(),
            campaign.brand(),
            campaign.brief().title(),
            CampaignChanged.What.CLOSED,
            back,
            "All its places are taken by approved clips."));
  }
}
