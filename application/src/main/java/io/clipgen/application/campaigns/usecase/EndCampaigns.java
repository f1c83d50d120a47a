package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.CampaignChanged;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignStep;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

/// Ends campaigns without their brand's doing: what is free goes back, as if it had closed them.
/// Each in a transaction of its own, so that one cannot hold up the others.
abstract class EndCampaigns implements DueWork {

  private static final int AT_ONCE = 100;

  private final OneByOne<CampaignId> oneByOne = new OneByOne<>(id -> id);
  private final String name;
  private final CampaignChanged.What how;
  private final String why;
  private final Transactions transactions;
  private final Campaigns campaigns;
  private final Books books;
  private final Outbox outbox;

  EndCampaigns(
      String name,
      CampaignChanged.What how,
      String why,
      Transactions transactions,
      Campaigns campaigns,
      Books books,
      Outbox outbox) {
    this.name = name;
    this.how = how;
    this.why = why;
    this.transactions = transactions;
    this.campaigns = campaigns;
    this.books = books;
    this.outbox = outbox;
  }

  /// Finds up to `most` that are due.
  abstract List<CampaignId> due(Campaigns campaigns, Instant now, int most);

  /// Ends one of them.
  abstract CampaignStep end(Campaign campaign, Instant now);

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final Duration every() {
    return Duration.ofSeconds(30);
  }

  @Override
  public final int run(Instant now) {
    return oneByOne.count(
        AT_ONCE, most -> due(campaigns, now, most), id -> transactions.call(() -> end(id, now)));
  }

  private boolean end(CampaignId id, Instant now) {
    if (!(end(campaigns.lock(id), now) instanceof Campaign ended)) {
      // Somebody has ended it since it was found.
      return false;
    }
    campaigns.save(ended);
    refund(ended);
    return true;
  }

  private void refund(Campaign campaign) {
    Money back = books.refundFree(campaign.id(), how.name().toLowerCase(Locale.ROOT));
    outbox.publish(
        new CampaignChanged(
            campaign.id(), campaign.brand(), campaign.brief().title(), how, back, why));
  }
}
