package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.CampaignChanged;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.earnings.Books.FundingRefused;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.shared.Money;
import java.util.Optional;

/// A payment was refused: the brand is told why, and may change its offer again where no other
/// payment is left.
public final class NoteRefusedFunding implements EventHandler<FundingRefused> {

  private final Transactions transactions;
  private final Campaigns campaigns;
  private final Outbox outbox;

  public NoteRefusedFunding(Transactions transactions, Campaigns campaigns, Outbox outbox) {
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.outbox = outbox;
  }

  @Override
  public Class<FundingRefused> type() {
    return FundingRefused.class;
  }

  @Override
  public void handle(FundingRefused event) {
    transactions.run(
        () -> {
          Campaign campaign = campaigns.lock(event.campaign());
          if (!campaigns.settleFunding(event.funding(), Optional.of(event.reason()))) {
            return;
          }
          if (!campaigns.hasFundingLeft(campaign.id())) {
            campaigns.save(campaign.fundingRefused());
          }
          outbox.publish(
              new CampaignChanged(
                  campaign.id(),
                  campaign.brand(),
                  campaign.brief().title(),
                  CampaignChanged.What.FUNDING_REFUSED,
                  Money.zero(campaign.deposited().currency()),
                  event.reason()));
        });
  }
}
