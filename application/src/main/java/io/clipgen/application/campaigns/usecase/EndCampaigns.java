package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.CampaignChanged;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignStep;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// Ends campaigns without their brand's doing: what is free goes back, as if it had closed them.
abstract class EndCampaigns implements DueWork {

  private static final int AT_ONCE = 100;

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

  /// Ends those that are due, locked until the transaction ends.
  abstract Stream<CampaignStep> end(Campaigns campaigns, Instant now, int limit);

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
    return transactions.call(
        () -> {
          List<Campaign> ended = end(campaigns, now, AT_ONCE).map(Checked::campaign).toList();
          campaigns.saveAll(ended);
          ended.forEach(this::refund);
          return ended.size();
        });
  }

  private void refund(Campaign campaign) {
    Money back = books.refundFree(campaign.id(), how.name().toLowerCase(Locale.ROOT));
    outbox.publish(
        new CampaignChanged(
            campaign.id(), campaign.brand(), campaign.brief().title(), how, back, why));
  }
}
