package io.clipgen.application.campaigns.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.shared.testing.Poison;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignState;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What time does to campaigns, where one of them cannot be handled.
class CampaignsForThemselvesTest {

  private final Market market = new Market();
  private final Campaign first = market.opened(market.terms(100_00, 1, 0));
  private final Campaign second = market.opened(market.terms(100_00, 1, 0));

  @Test
  void a_deadline_ends_a_campaign_although_another_cannot_be_ended() {
    market.clock.advance(Duration.ofDays(30));

    assertTellsOfTheFirst(
        new ExpireCampaigns(market.transactions, poisoned(), market.books, market.outbox));

    assertThat(market.now(second).state()).isEqualTo(CampaignState.EXPIRED);
    assertThat(market.books.free(second.id())).isEqualTo(Money.usd(0));
    assertThat(market.now(first).state()).isEqualTo(CampaignState.OPEN);
    assertThat(market.books.free(first.id())).isEqualTo(Money.usd(100_00));
  }

  @Test
  void a_campaign_in_which_all_is_decided_is_closed_although_another_cannot_be() {
    market.approved(market.claimed(first, market.clipper), market.clipper);
    market.approved(market.claimed(second, market.other), market.other);

    assertTellsOfTheFirst(
        new CompleteCampaigns(market.transactions, poisoned(), market.books, market.outbox));

    assertThat(market.now(second).state()).isEqualTo(CampaignState.CLOSED);
    assertThat(market.now(first).state()).isEqualTo(CampaignState.OPEN);
  }

  private void assertTellsOfTheFirst(DueWork work) {
    assertThatThrownBy(() -> work.run(market.clock.now()))
        .isInstanceOf(OneByOne.SomeFailed.class)
        .hasMessageContaining(first.id().text());
  }

  private Campaigns poisoned() {
    return Poison.of(Campaigns.class, market.campaigns, first.id());
  }
}
