package io.clipgen.application.campaigns.testing;

import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.offer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What holds wherever campaigns are kept.
public abstract class CampaignsContract {

  protected abstract Campaigns campaigns();

  protected abstract Transactions transactions();

  private Campaign added(Campaign campaign) {
    transactions().run(() -> campaigns().add(campaign));
    return campaign;
  }

  @Test
  void a_campaign_comes_back_as_it_was_in_every_state() {
    Campaign draft = added(Examples.draft(Examples.party(), offer(100_00, 3, 50)));
    assertThat(campaigns().find(draft.id())).contains(draft);
    Campaign open = Examples.open(offer(100_00, 3, 50));
    added(open);
    for (Campaign next :
        List.of(
            open.withPlaceTaken(),
            (Campaign) open.pause(),
            (Campaign) open.close(NOW.plusSeconds(1)))) {
      transactions().run(() -> campaigns().save(next));
      assertThat(campaigns().find(open.id())).contains(next);
    }
  }

  @Test
  void only_its_brand_finds_its_own() {
    Campaign draft = added(Examples.draft(Examples.party(), offer(100_00, 1, 0)));
    assertThat(transactions().call(() -> campaigns().lockOwn(draft.id(), draft.brand())))
        .isEqualTo(draft);
    assertThatThrownBy(
            () -> transactions().run(() -> campaigns().lockOwn(draft.id(), Examples.party())))
        .isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () -> transactions().run(() -> campaigns().lock(new CampaignId(Examples.id()))))
        .isInstanceOf(NotFound.class);
  }

  @Test
  void campaigns_past_their_deadline_are_found_until_they_are_expired() {
    Campaign open = added(Examples.open(offer(100_00, 1, 0)));
    added(Examples.draft(Examples.party(), offer(100_00, 1, 0)));
    Instant deadline = open.brief().deadline();
    assertThat(overdue(deadline.minusSeconds(1))).isEmpty();
    assertThat(overdue(deadline)).contains(open.id());
    transactions()
        .run(
            () ->
                overdue(deadline)
                    .forEach(
                        id -> campaigns().save((Campaign) campaigns().lock(id).expire(deadline))));
    assertThat(overdue(deadline.plus(Duration.ofDays(1)))).isEmpty();
  }

  private List<CampaignId> overdue(Instant now) {
    return campaigns().overdue(now, 100);
  }

  @Test
  void invitations_are_replaced_as_a_whole() {
    Campaign draft = added(Examples.draft(Examples.party(), offer(100_00, 1, 0)));
    var first = Examples.party();
    var second = Examples.party();
    transactions().run(() -> campaigns().invite(draft.id(), Set.of(first)));
    transactions().run(() -> campaigns().invite(draft.id(), Set.of(second)));
    assertThat(campaigns().isInvited(draft.id(), first)).isFalse();
    assertThat(campaigns().isInvited(draft.id(), second)).isTrue();
  }

  @Test
  void a_payment_ends_once() {
    Campaign draft = added(Examples.draft(Examples.party(), offer(100_00, 1, 0)));
    var funding = new FundingId(Examples.id());
    transactions()
        .run(
            () ->
                campaigns()
                    .addFunding(
                        funding,
                        draft.id(),
                        Money.usd(100),
                        Money.usd(5),
                        "campaign-fee v1",
                        Money.usd(138),
                        NOW));
    assertThat(campaigns().hasFundingLeft(draft.id())).isTrue();
    assertThat(campaigns().fundingUnderWay(draft.id(), "USD")).isEqualTo(Money.usd(100));
    assertThat(settle(funding, Optional.of("no money"))).isTrue();
    assertThat(settle(funding, Optional.empty())).isFalse();
    assertThat(campaigns().hasFundingLeft(draft.id())).isFalse();
    assertThat(campaigns().fundingUnderWay(draft.id(), "USD")).isEqualTo(Money.usd(0));
  }

  private boolean settle(FundingId funding, Optional<String> refusal) {
    return transactions().call(() -> campaigns().settleFunding(funding, refusal));
  }
}
