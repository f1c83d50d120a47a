package io.clipgen.application.campaigns.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.operations.OneByOne;
import io.clipgen.application.shared.testing.Poison;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimState;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What time does to claims, where one of them cannot be handled.
class ClaimsForThemselvesTest {

  private final Market market = new Market();
  private final Campaign campaign = market.opened(market.terms(100_00, 2, 200));
  private final Claim first = market.claimed(campaign, market.clipper);
  private final Claim second = market.claimed(campaign, market.other);

  @Test
  void silence_approves_although_another_claim_cannot_be_ended() {
    market.submitted(first, market.clipper);
    market.submitted(second, market.other);
    market.clock.advance(Duration.ofHours(73));
    var due =
        new EndDueClaims(
            market.transactions,
            Poison.of(Claims.class, market.claims, first.id()),
            market.approvals,
            market.endings,
            market.policies,
            market.ids);

    assertThatThrownBy(() -> due.run(market.clock.now()))
        .isInstanceOf(OneByOne.SomeFailed.class)
        .hasMessageContaining(first.id().text());

    assertThat(market.now(second).state()).isInstanceOf(ClaimState.Approved.class);
    assertThat(market.now(first).state()).isInstanceOf(ClaimState.Submitted.class);
  }

  @Test
  void a_bonus_window_ends_although_another_cannot() {
    market.approved(first, market.clipper);
    market.approved(second, market.other);
    market.clock.advance(Duration.ofDays(91));
    var windows =
        new EndBonusWindows(
            market.transactions,
            Poison.of(Claims.class, market.claims, first.id()),
            market.campaigns,
            market.books,
            market.endings);

    assertThatThrownBy(() -> windows.run(market.clock.now()))
        .isInstanceOf(OneByOne.SomeFailed.class)
        .hasMessageContaining(first.id().text());

    assertThat(market.now(second).approval().map(Approval::bonusOpen)).contains(false);
    assertThat(market.now(first).approval().map(Approval::bonusOpen)).contains(true);
  }
}
