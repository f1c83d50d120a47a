package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.CampaignChanged;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;

/// A brand closes its campaign: no new claims, and what is free goes back at once. The reserves of
/// live claims and of open bonus windows stay, and follow when those end.
public final class CloseCampaign {

  private final Transactions transactions;
  private final Campaigns campaigns;
  private final Books books;
  private final Outbox outbox;
  private final BusinessClock clock;

  public CloseCampaign(
      Transactions transactions,
      Campaigns campaigns,
      Books books,
      Outbox outbox,
      BusinessClock clock) {
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.books = books;
    this.outbox = outbox;
    this.clock = clock;
  }

  /// @throws NotFound unless it is the caller's
  /// @throws Refused where it has ended before
  public Closed handle(Caller caller, CampaignId campaign) {
    caller.requireClient();
    return transactions.call(
        () -> {
          Campaign closed =
              Checked.campaign(campaigns.lockOwn(campaign, caller.party()).close(clock.now()));
          campaigns.save(closed);
          Money back = books.refundFree(campaign, "closed");
          outbox.publish(
              new CampaignChanged(
                  campaign,
                  closed.brand(),
                  closed.brief().title(),
                  CampaignChanged.What.CLOSED,
                  back,
                  ""));
          return new Closed(closed, back);
        });
  }

  /// @param refunded what is on its way back to the brand
  public record Closed(Campaign campaign, Money refunded) {}
}
