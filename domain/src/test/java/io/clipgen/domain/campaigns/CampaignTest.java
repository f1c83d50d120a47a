package io.clipgen.domain.campaigns;

import static io.clipgen.domain.campaigns.CampaignFixtures.BRAND;
import static io.clipgen.domain.campaigns.CampaignFixtures.CLIPPER;
import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.POLICY;
import static io.clipgen.domain.campaigns.CampaignFixtures.brief;
import static io.clipgen.domain.campaigns.CampaignFixtures.draft;
import static io.clipgen.domain.campaigns.CampaignFixtures.offer;
import static io.clipgen.domain.campaigns.CampaignFixtures.open;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.domain.shared.Money;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class CampaignTest {

  @Test
  void the_deposit_covers_every_place_at_the_top_tier_with_its_whole_bonus() {
    // 10 places × $100 × (1 + 200 % × 85 %)
    assertThat(draft(offer(100_00, 10, 200)).depositNeeded()).isEqualTo(Money.usd(2700_00));
    assertThat(draft(offer(100_00, 10, 0)).depositNeeded()).isEqualTo(Money.usd(1000_00));
  }

  @Test
  void it_is_complete_only_when_it_is_full() {
    Campaign half = open(offer(100_00, 2, 0)).withPlaceTaken();
    assertThat(half.complete(NOW)).isInstanceOf(CampaignRefusal.WrongState.class);
    Campaign full = half.withPlaceTaken();
    assertThat(((Campaign) full.complete(NOW)).state()).isEqualTo(CampaignState.CLOSED);
    assertThat(((Campaign) full.complete(NOW)).endedAt()).isEqualTo(NOW);
    assertThat(((Campaign) ((Campaign) full.pause()).complete(NOW)).state())
        .isEqualTo(CampaignState.CLOSED);
    assertThat(((Campaign) full.close(NOW)).complete(NOW))
        .isInstanceOf(CampaignRefusal.WrongState.class);
  }

  @Test
  void a_draft_opens_only_with_its_whole_deposit() {
    Campaign draft = draft(offer(100_00, 10, 0));
    assertThat(draft.open(NOW)).isInstanceOf(CampaignRefusal.NotFunded.class);
    Campaign half = draft.funded(Money.usd(500_00), NOW);
    assertThat(half.state()).isEqualTo(CampaignState.DRAFT);
    assertThat(half.missing()).isEqualTo(Money.usd(500_00));
    assertThat(half.funded(Money.usd(1000_00), NOW).state()).isEqualTo(CampaignState.FUNDED);
  }

  @Test
  void it_opens_by_itself_where_that_was_asked_for() {
    Campaign asked = (Campaign) draft(offer(100_00, 1, 0)).askFunding(true, NOW);
    assertThat(asked.funded(Money.usd(100_00), NOW).state()).isEqualTo(CampaignState.OPEN);
  }

  @Test
  void the_offer_is_fixed_once_money_was_asked_for_and_the_texts_are_not() {
    Campaign asked = (Campaign) draft(offer(100_00, 1, 0)).askFunding(false, NOW);
    assertThat(asked.edit(brief(), offer(90_00, 1, 0), POLICY, NOW))
        .isEqualTo(new CampaignRefusal.OfferFixed());
    assertThat(asked.edit(brief(), asked.offer(), POLICY, NOW)).isInstanceOf(Campaign.class);
    assertThat(asked.fundingRefused().edit(brief(), offer(90_00, 1, 0), POLICY, NOW))
        .isInstanceOf(Campaign.class);
  }

  @Test
  void a_package_has_its_price_band() {
    var starter =
        new Offer(
            Money.usd(49_99),
            1,
            BonusCeiling.NONE,
            Poster.CLIPPER,
            ServicePackage.STARTER,
            Duration.ofDays(7),
            1);
    assertThatThrownBy(() -> draft(starter))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("50.00 USD");
  }

  @Test
  void the_first_rule_that_refuses_says_why() {
    Campaign full = open(offer(100_00, 1, 0)).withPlaceTaken();
    assertThat(
            ClaimingPolicy.firstRefusal(
                new ClaimRequest(full, CLIPPER, false, 0, Money.usd(0), false, NOW)))
        .contains(new ClaimingRefusal.NoPlaceLeft(1));
    assertThat(
            ClaimingPolicy.firstRefusal(
                new ClaimRequest(full, BRAND, false, 0, Money.usd(0), false, NOW)))
        .contains(new ClaimingRefusal.OwnCampaign());
    assertThat(
            ClaimingPolicy.firstRefusal(
                new ClaimRequest(full, CLIPPER, true, 1, Money.usd(0), false, NOW)))
        .contains(new ClaimingRefusal.AlreadyClaimed());
    Campaign paused = (Campaign) full.pause();
    assertThat(
            ClaimingPolicy.firstRefusal(
                new ClaimRequest(paused, BRAND, true, 1, Money.usd(0), false, NOW)))
        .contains(new ClaimingRefusal.NotOpen(CampaignState.PAUSED));
  }

  @Test
  void nothing_is_reserved_for_bonuses_where_nobody_posts() {
    var offer =
        new Offer(
            Money.usd(100_00),
            1,
            BonusCeiling.WHOLE,
            Poster.NOBODY,
            ServicePackage.CUSTOM,
            Duration.ofDays(7),
            1);
    assertThat(offer.pricing())
        .isEqualTo(new Pricing.PerClip(Money.usd(100_00), BonusCeiling.NONE));
    assertThat(Quote.of(POLICY.termsFor(offer, Tier.BRONZE)).steps()).isEmpty();
  }
}
