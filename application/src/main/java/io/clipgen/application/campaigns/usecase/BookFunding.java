package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.CampaignChanged;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.earnings.Books.CampaignFunded;
import io.clipgen.application.earnings.Chargebacks;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import java.util.Optional;

/// A payment has been booked: the campaign is funded once all of its deposit is there, and opens at
/// once where that was asked for. What reaches a campaign that is over goes straight back.
public final class BookFunding implements EventHandler<CampaignFunded> {

  private final Transactions transactions;
  private final Campaigns campaigns;
  private final Books books;
  private final Chargebacks chargebacks;
  private final Outbox outbox;
  private final BusinessClock clock;

  public BookFunding(
      Transactions transactions,
      Campaigns campaigns,
      Books books,
      Chargebacks chargebacks,
      Outbox outbox,
      BusinessClock clock) {
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.books = books;
    this.chargebacks = chargebacks;
    this.outbox = outbox;
    this.clock = clock;
  }

  @Override
  public Class<CampaignFunded> type() {
    return CampaignFunded.class;
  }

  @Override
  public void handle(CampaignFunded event) {
    transactions.run(
        () -> {
          Campaign before = campaigns.lock(event.campaign());
          // What its brand could not open now does not open by itself either.
          Campaign funded =
              chargebacks.open(before.id().text())
                  ? before.funded(event.total())
                  : before.funded(event.total(), clock.now());
          if (!campaigns.settleFunding(event.funding(), Optional.empty())) {
            return;
          }
          campaigns.save(funded);
          if (funded.state().over()) {
            books.refundFree(funded.id(), event.funding() + " arrived late");
          }
          outbox.publish(
              new CampaignChanged(
                  funded.id(),
                  funded.brand(),
                  funded.brief().title(),
                  CampaignChanged.What.FUNDED,
                  event.deposit(),
                  ""));
        });
  }
}
