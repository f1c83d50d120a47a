package io.clipgen.bootstrap.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.clipgen.application.campaigns.usecase.TipClipper;
import io.clipgen.application.earnings.port.TopUps;
import io.clipgen.application.earnings.usecase.TopUpPlatform;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.query.PayoutBoard;
import io.clipgen.application.payouts.query.PayoutView;
import io.clipgen.application.payouts.usecase.ChoosePayoutSchedule;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The world that other tests live in.
class WorldTest {

  private static final World WORLD = World.open();

  @BeforeEach
  void anew() {
    WORLD.renew();
  }

  @AfterAll
  static void end() {
    WORLD.close();
  }

  @Test
  void money_goes_from_a_card_to_a_bank_and_every_cent_is_where_it_belongs() {
    play();
    WORLD.verify();
    assertThat(WORLD.books())
        .containsOnly(
            // What the provider kept of the one charge, and the brand paid on top.
            entry("processing", 16_44L),
            entry("psp", 16_44L),
            // 30 % of the one clip; the rest went to the clipper's bank and back to the card.
            entry("fee.clip", 30_00L),
            entry("psp.available", 30_00L));
  }

  @Test
  void a_world_that_was_renewed_knows_nothing_and_plays_the_same_again() {
    play();
    List<String> first = WORLD.history();
    String hash = WORLD.historyHash();
    WORLD.renew();
    assertThat(WORLD.history()).isEmpty();
    assertThat(WORLD.books()).isEmpty();
    play();
    assertThat(WORLD.history()).isEqualTo(first).isNotEmpty();
    assertThat(WORLD.historyHash()).isEqualTo(hash);
  }

  @Test
  void one_can_go_back_to_a_moment_and_play_on_from_there() {
    Caller brand = WORLD.brand();
    CampaignId campaign = WORLD.open(brand, Deal.of(100_01, 2));
    World.Moment funded = WORLD.moment();
    for (int time = 0; time < 2; time++) {
      assertThat(WORLD.claim(WORLD.clipper(), campaign)).isNotNull();
      WORLD.close(brand, campaign);
      WORLD.pass(Duration.ofDays(10));
      assertThat(WORLD.find(campaign).state().over()).isTrue();
      WORLD.verify();
      WORLD.backTo(funded);
      assertThat(WORLD.find(campaign).state().over()).isFalse();
    }
  }

  @Test
  void clips_are_posted_and_watched_on_the_platform() {
    Caller brand = WORLD.brand();
    Caller clipper = WORLD.clipper();
    WORLD.connect(clipper);
    CampaignId campaign = WORLD.open(brand, Deal.of(100_01, 1));
    ClaimId claim = WORLD.claim(clipper, campaign);
    WORLD.submit(claim);
    WORLD.approve(claim);
    WORLD.pass(Duration.ofHours(1));
    WORLD.watch(post(claim), 120_000);
    WORLD.pass(Duration.ofDays(2));
    assertThat(WORLD.earnings(clipper).held().minor()).isEqualTo(70_01 + 14_00);
    WORLD.verify();
  }

  @Test
  void a_jump_over_weeks_pays_whoever_is_paid_weekly_what_came_free_in_them_tips_too() {
    Caller brand = WORLD.brand();
    Caller clipper = WORLD.clipper();
    WORLD
        .get(TopUpPlatform.class)
        .handle(
            new TopUpPlatform.Command(
                WORLD.admin(), TopUps.Where.PROVIDER, Money.usd(10_00), null));
    WORLD.openPayoutAccount(clipper);
    WORLD.get(ChoosePayoutSchedule.class).choose(clipper, Rhythm.WEEKLY);
    ClaimId claim = WORLD.claim(clipper, WORLD.open(brand, Deal.of(100_01, 1)));
    WORLD.submit(claim);
    WORLD.approve(claim);
    WORLD.settle();
    WORLD
        .get(TipClipper.class)
        .handle(brand, new TipClipper.Command(claim, Money.usd(5_00), "pm_card_visa", "Lovely!"));

    WORLD.pass(Duration.ofDays(21));

    assertThat(WORLD.get(PayoutBoard.class).of(clipper.party(), null, 10).items())
        .extracting(PayoutView::amount)
        .as("newest first: in the week before, nothing was available")
        .containsExactly(Money.usd(70_01 + 5_00), Money.usd(0));
    WORLD.verify();
  }

  private static void play() {
    Caller brand = WORLD.brand();
    Caller clipper = WORLD.clipper();
    CampaignId campaign = WORLD.open(brand, Deal.of(100_01, 2));
    ClaimId claim = WORLD.claim(clipper, campaign);
    WORLD.submit(claim);
    WORLD.approve(claim);
    WORLD.views(claim, 120_000);
    WORLD.openPayoutAccount(clipper);
    WORLD.pass(Duration.ofDays(11));
    assertThat(WORLD.earnings(clipper).available().minor()).isEqualTo(70_01 + 14_00);
    PayoutId payout = WORLD.payout(clipper);
    WORLD.approve(payout);
    WORLD.pass(Duration.ofDays(5));
    assertThat(WORLD.find(payout).state()).isEqualTo("paid");
    WORLD.close(brand, campaign);
    WORLD.pass(Duration.ofDays(100));
  }

  private static String post(ClaimId claim) {
    return WORLD
        .database()
        .with(
            handle ->
                handle
                    .createQuery("SELECT external_id FROM publishing.post WHERE claim = :claim")
                    .bind("claim", claim.value())
                    .mapTo(String.class)
                    .one());
  }
}
