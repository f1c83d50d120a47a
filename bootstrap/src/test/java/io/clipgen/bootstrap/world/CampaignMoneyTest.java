package io.clipgen.bootstrap.world;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.clipgen.application.campaigns.usecase.SeeFigures;
import io.clipgen.application.campaigns.usecase.TipClipper;
import io.clipgen.application.earnings.Pots;
import io.clipgen.application.earnings.port.TopUps;
import io.clipgen.application.earnings.query.LineView;
import io.clipgen.application.earnings.query.ReturnBoard;
import io.clipgen.application.earnings.query.TipView;
import io.clipgen.application.earnings.usecase.RefundByHand;
import io.clipgen.application.earnings.usecase.SeeEarnings;
import io.clipgen.application.earnings.usecase.SeeTips;
import io.clipgen.application.earnings.usecase.TopUpPlatform;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.campaigns.Forecast;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Campaigns that pay for views, the campaign fee, tips, and what a brand reads of it all, over the
/// real database and the simulated provider. The campaign fee is 5 %.
class CampaignMoneyTest {

  private static final World WORLD = World.open(Map.of("clipgen.campaigns.fee.share", "500"));

  private Caller brand;
  private Caller clipper;

  @BeforeEach
  void a_brand_and_a_clipper() {
    WORLD.renew();
    brand = WORLD.brand();
    clipper = WORLD.clipper();
  }

  @AfterEach
  void the_books_are_right_after_it() {
    WORLD.verify();
  }

  @AfterAll
  static void end() {
    WORLD.close();
  }

  private ClaimId approved(CampaignId campaign) {
    ClaimId claim = WORLD.claim(clipper, campaign);
    WORLD.submit(claim);
    WORLD.approve(claim);
    WORLD.settle();
    return claim;
  }

  private void watched(ClaimId claim, long views) {
    WORLD.views(claim, views);
    WORLD.pass(Duration.ofHours(1));
  }

  private Pots.Pot pot(CampaignId campaign) {
    return WORLD.get(Pots.class).find(campaign).orElseThrow();
  }

  @Test
  void views_are_paid_to_the_cent_held_and_what_was_not_used_returns() {
    CampaignId campaign = WORLD.open(brand, Deal.perViews(4_250_000, 100_00, 2));
    ClaimId claim = approved(campaign);
    assertThat(WORLD.earnings(clipper).held()).isEqualTo(Money.usd(0));

    watched(claim, 12_347);
    assertThat(WORLD.earnings(clipper).held()).isEqualTo(Money.usd(3673));
    assertThat(pot(campaign).fees()).isEqualTo(Money.usd(1574));
    assertThat(pot(campaign).reserved()).isEqualTo(Money.usd(100_00 - 5247));
    WORLD.verify();

    watched(claim, 5_000);
    assertThat(WORLD.earnings(clipper).held().plus(pot(campaign).fees()))
        .isEqualTo(Money.usd(2125));
    WORLD.verify();

    watched(claim, 12_347);
    assertThat(WORLD.earnings(clipper).held()).isEqualTo(Money.usd(3673));
    assertThat(pot(campaign).fees()).isEqualTo(Money.usd(1574));

    WORLD.pass(Duration.ofDays(3));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(3673));
    WORLD.pass(Duration.ofDays(12));
    assertThat(pot(campaign).free()).isEqualTo(Money.usd(200_00 - 5247));
    assertThat(pot(campaign).reserved()).isEqualTo(Money.usd(0));
  }

  @Test
  void what_waits_for_its_payment_says_when_that_arrives() {
    Instant arrives = WORLD.clock().now().plus(Duration.ofDays(2));
    approved(WORLD.open(brand, Deal.of(100_01, 1).bonus(0).postedBy(Poster.NOBODY)));

    assertThat(lines()).extracting(LineView::until).containsExactly(arrives);
    assertThat(WORLD.earnings(clipper).nextRelease()).isEqualTo(arrives);
    WORLD.pass(Duration.ofDays(2).minusMinutes(1));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(0));
    WORLD.pass(Duration.ofMinutes(1));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(70_01));
  }

  @Test
  void what_is_held_says_what_it_waits_for() {
    approved(WORLD.open(brand, Deal.of(100_01, 1)));
    String checked = "Held for a while after the approval, so that it can still be corrected";
    assertThat(lines())
        .extracting(LineView::why)
        .containsExactly(
            checked + ", and until the payment behind it has arrived at the provider for good.");

    WORLD.pass(Duration.ofHours(60));
    assertThat(lines()).extracting(LineView::why).containsExactly(checked + ".");

    WORLD.pass(Duration.ofDays(10));
    assertThat(lines())
        .extracting(LineView::why)
        .containsExactly("Released: it was added to what you can take out, less what you owed.");
  }

  @Test
  void the_campaign_fee_is_earned_as_prices_are_and_the_rest_goes_back() {
    CampaignId campaign = WORLD.open(brand, Deal.of(100_01, 2).bonus(100));
    // 2 × 100.01 and as much bonus as the highest tier could get; 5 % on top.
    Pots.Pot opened = pot(campaign);
    assertThat(opened.onTop().charged()).isEqualTo(Money.usd(18_50));
    assertThat(opened.onTop().deferred()).isEqualTo(Money.usd(18_50));

    ClaimId claim = approved(campaign);
    assertThat(pot(campaign).onTop().earned()).isEqualTo(Money.usd(5_00));
    watched(claim, 150_000);
    assertThat(pot(campaign).onTop().earned()).isEqualTo(Money.usd(5_00));
    WORLD.verify();

    ClaimId live = WORLD.claim(clipper, campaign);
    WORLD.close(brand, campaign);
    WORLD.settle();
    // What a live claim may still earn keeps its part of the fee.
    assertThat(pot(campaign).onTop().deferred()).isEqualTo(Money.usd(5_00));
    WORLD.verify();

    WORLD.withdraw(live);
    WORLD.pass(Duration.ofDays(15));
    Pots.Pot closed = pot(campaign);
    assertThat(closed.onTop())
        .isEqualTo(
            new Pots.FeeOnTop(Money.usd(18_50), Money.usd(5_00), Money.usd(0), Money.usd(13_50)));
    assertThat(closed.free().plus(closed.reserved())).isEqualTo(Money.usd(0));
    assertThat(WORLD.books()).contains(entry("fee.campaign", 5_00L));
  }

  @Test
  void a_lost_chargeback_takes_the_fee_that_nobody_can_earn_any_more_before_the_brand_owes() {
    CampaignId campaign = WORLD.open(brand, Deal.of(100_00, 2).bonus(0));
    approved(campaign);
    WORLD.pass(Duration.ofDays(3));
    ReturnBoard.ChargebackView lost = lostAll(campaign);

    assertThat(lost.frozen()).isEqualTo(Money.usd(100_00));
    assertThat(lost.owed()).isEqualTo(lost.withdrawn().minus(Money.usd(105_00)));
    assertThat(pot(campaign).onTop())
        .isEqualTo(
            new Pots.FeeOnTop(Money.usd(10_00), Money.usd(5_00), Money.usd(0), Money.usd(5_00)));
    WORLD.verify();

    WORLD.rule(lost.id(), true);
    WORLD.pass(Duration.ofDays(8));
    assertThat(pot(campaign).onTop().deferred()).isEqualTo(Money.usd(5_00));
    WORLD.verify();
    WORLD.close(brand, campaign);
    WORLD.pass(Duration.ofDays(5));
    assertThat(pot(campaign).onTop().refunded()).isEqualTo(Money.usd(5_00));
  }

  @Test
  void nothing_of_a_campaign_is_left_once_all_of_its_payment_was_lost_and_it_is_over() {
    CampaignId campaign = WORLD.open(brand, Deal.of(100_00, 2).bonus(0));
    approved(campaign);
    WORLD.pass(Duration.ofDays(3));
    lostAll(campaign);
    WORLD.close(brand, campaign);
    WORLD.pass(Duration.ofDays(15));

    assertThat(pot(campaign).onTop().deferred()).isEqualTo(Money.usd(0));
    assertThat(WORLD.get(ReturnBoard.class).refused(null, 10).items()).isEmpty();
    assertThat(WORLD.books().keySet())
        .noneMatch(code -> code.startsWith("fee:fnd") || code.startsWith("campaign:"));
  }

  @Test
  void the_fee_of_a_lost_payment_stays_out_of_what_other_payments_answer_for() {
    CampaignId campaign = WORLD.open(brand, Deal.of(100_00, 2).bonus(0));
    String first = WORLD.charge(campaign.text());
    WORLD.fund(brand, campaign, Money.usd(300_00), "pm_card_visa");
    WORLD.pass(Duration.ofDays(3));
    ReturnBoard.ChargebackView lost = lost(first, WORLD.charged(first));

    assertThat(lost.owed()).isEqualTo(Money.usd(0));
    assertThat(lost.frozen()).isEqualTo(lost.withdrawn().minus(Money.usd(10_00)));
    WORLD.close(brand, campaign);
    WORLD.pass(Duration.ofDays(5));
    assertThat(pot(campaign).onTop().deferred()).isEqualTo(Money.usd(0));
    assertThat(WORLD.get(ReturnBoard.class).refused(null, 10).items()).isEmpty();
  }

  @Test
  void what_the_provider_refunds_no_more_is_given_back_by_hand_once() {
    CampaignId campaign = WORLD.open(brand, Deal.of(100_00, 2).bonus(0));
    WORLD.pass(Duration.ofDays(3));
    lost(WORLD.charge(campaign.text()), 50_00);
    WORLD.close(brand, campaign);
    WORLD.pass(Duration.ofDays(30));
    ReturnBoard.RefundView refused =
        WORLD.get(ReturnBoard.class).refused(null, 10).items().getFirst();
    assertThat(refused.amount()).isEqualTo(Money.usd(150_00 + 10_00));
    WORLD
        .get(TopUpPlatform.class)
        .handle(
            new TopUpPlatform.Command(
                WORLD.admin(), TopUps.Where.BANK, Money.usd(200_00), "SEPA-0"));

    var byHand = new RefundByHand.Command(WORLD.admin(), refused.id(), "SEPA-1");
    WORLD.get(RefundByHand.class).handle(byHand);

    assertThat(pot(campaign).free()).isEqualTo(Money.usd(0));
    assertThat(pot(campaign).refunded()).isEqualTo(Money.usd(200_00));
    assertThat(pot(campaign).onTop().refunded()).isEqualTo(Money.usd(10_00));
    assertThat(WORLD.books()).contains(entry("bank", 40_00L));
    assertThatThrownBy(() -> WORLD.get(RefundByHand.class).handle(byHand))
        .isInstanceOf(Refused.class);
    assertThat(WORLD.get(ReturnBoard.class).refused(null, 10).items()).isEmpty();
  }

  private ReturnBoard.ChargebackView lostAll(CampaignId campaign) {
    String charge = WORLD.charge(campaign.text());
    return lost(charge, WORLD.charged(charge));
  }

  private static ReturnBoard.ChargebackView lost(String charge, long amount) {
    String dispute = WORLD.chargeBack(charge, Money.usd(amount), Money.usd(0));
    WORLD.pass(Duration.ofHours(1));
    WORLD.rule(dispute, false);
    WORLD.pass(Duration.ofHours(7));
    return WORLD.get(ReturnBoard.class).chargebacks("lost", null, 10).items().getFirst();
  }

  @Test
  void the_fee_of_a_campaign_that_pays_for_views_follows_them_both_ways() {
    CampaignId campaign = WORLD.open(brand, Deal.perViews(4_250_000, 100_00, 2));
    ClaimId claim = approved(campaign);

    watched(claim, 12_347);
    assertThat(pot(campaign).onTop().earned()).isEqualTo(Money.usd(2_62));
    watched(claim, 5_000);
    assertThat(pot(campaign).onTop().earned()).isEqualTo(Money.usd(1_06));
    WORLD.close(brand, campaign);
    WORLD.pass(Duration.ofDays(15));

    assertThat(pot(campaign).onTop())
        .isEqualTo(
            new Pots.FeeOnTop(Money.usd(10_00), Money.usd(1_06), Money.usd(0), Money.usd(8_94)));
    assertThat(pot(campaign).refunded()).isEqualTo(Money.usd(200_00 - 21_25));
  }

  @Test
  void a_top_up_of_a_campaign_that_pays_for_views_is_a_larger_cap() {
    CampaignId campaign = WORLD.open(brand, Deal.perViews(4_250_000, 100_00, 1));
    WORLD.fund(brand, campaign, Money.usd(50_00), "pm_card_visa");
    WORLD.settle();

    assertThat(pot(campaign).free()).isEqualTo(Money.usd(150_00));
  }

  @Test
  void a_tip_is_held_a_week_and_all_of_it_is_the_clippers() {
    ClaimId claim = released();
    long psp = psp();
    Caller fan = WORLD.brand();

    tip(fan, claim, 500, "pm_card_visa");
    assertThat(tips(fan)).extracting(TipView::state).containsExactly("pending");
    WORLD.settle();

    // 2.9 % + 30 are the platform's.
    assertThat(psp() - psp).isEqualTo(45);
    assertThat(WORLD.earnings(clipper).held()).isEqualTo(Money.usd(500));
    LineView line = lines().getFirst();
    assertThat(line.kind()).isEqualTo("tip");
    assertThat(line.fee()).isEqualTo(Money.usd(0));
    assertThat(line.rule()).isEqualTo("tip v1");
    assertThat(
            WORLD
                .get(SeeEarnings.class)
                .explain(clipper, line.id().text(), null, 20)
                .parts()
                .getFirst()
                .payments())
        .hasSize(1);
    WORLD.verify();
    Money before = WORLD.earnings(clipper).available();

    WORLD.pass(Duration.ofDays(6));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(before);
    WORLD.pass(Duration.ofDays(1));

    assertThat(WORLD.earnings(clipper).available()).isEqualTo(before.plus(Money.usd(500)));
    assertThat(WORLD.get(SeeTips.class).received(clipper, null, 10).items())
        .extracting(TipView::state)
        .containsExactly("released");
  }

  @Test
  void a_refused_tip_says_so_and_moves_nothing() {
    ClaimId claim = released();

    tip(brand, claim, 500, "pm_card_declined");
    WORLD.settle();

    assertThat(tips(brand)).extracting(TipView::state).containsExactly("refused");
    assertThat(tips(brand).getFirst().why()).isNotBlank();
    assertThat(WORLD.earnings(clipper).held()).isEqualTo(Money.usd(0));
    assertThat(WORLD.get(SeeTips.class).received(clipper, null, 10).items()).isEmpty();
  }

  @Test
  void only_approved_clips_are_tipped_by_others_and_while_the_platform_can_pay_for_it() {
    CampaignId campaign = WORLD.open(brand, Deal.of(100_01, 2).bonus(0));
    ClaimId claim = WORLD.claim(clipper, campaign);
    assertThatThrownBy(() -> tip(brand, claim, 500, "pm_card_visa")).isInstanceOf(NotFound.class);
    WORLD.submit(claim);
    WORLD.approve(claim);

    assertThatThrownBy(() -> tip(clipper, claim, 500, "pm_card_visa"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("your own");
    assertThatThrownBy(() -> tip(brand, claim, 99, "pm_card_visa"))
        .isInstanceOf(InvalidInput.class);
    // Of the platform's own money there is the campaign fee on one price: 5.00.
    tip(brand, claim, 160_00, "pm_card_visa");
    assertThatThrownBy(() -> tip(brand, claim, 160_00, "pm_card_visa"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("own");
    WORLD.settle();
  }

  @Test
  void a_brand_reads_where_its_money_is_how_fast_it_goes_and_what_to_expect() {
    CampaignId campaign = WORLD.open(brand, Deal.of(100_00, 4).bonus(20));
    ClaimId claim = approved(campaign);
    WORLD.claim(clipper, campaign);
    watched(claim, 150_000);

    SeeFigures.Figures figures = WORLD.get(SeeFigures.class).handle(brand, campaign);

    Pots.Pot money = requireNonNull(figures.money());
    SeeFigures.Burn burn = requireNonNull(figures.burn());
    Forecast forecast = requireNonNull(figures.forecast());
    assertThat(money.held()).isEqualTo(Money.usd(84_00));
    assertThat(money.fees()).isEqualTo(Money.usd(30_00));
    assertThat(burn.perDay()).isEqualTo(Money.usd(114_00));
    assertThat(burn.claims()).isEqualTo(2);
    assertThat(forecast.least()).isEqualTo(Money.usd(114_00));
    assertThat(forecast.expected()).isBetween(forecast.least(), forecast.most());
    assertThat(forecast.most()).isLessThanOrEqualTo(money.deposits());
    // Two claims of 114.00 a day, and 240.00 free.
    Instant runsOut = requireNonNull(forecast.runsOut());
    assertThat(Duration.between(WORLD.clock().now(), runsOut))
        .isBetween(Duration.ofHours(24), Duration.ofHours(27));
    assertThat(forecast.earliest()).isBefore(runsOut);
    assertThat(forecast.latest()).isAfter(runsOut);
    assertThatThrownBy(() -> WORLD.get(SeeFigures.class).handle(clipper, campaign))
        .isInstanceOf(NotFound.class);
  }

  private static long psp() {
    return WORLD.books().getOrDefault("psp", 0L);
  }

  private ClaimId released() {
    CampaignId campaign = WORLD.open(brand, Deal.of(100_01, 2).bonus(0));
    ClaimId claim = approved(campaign);
    WORLD.pass(Duration.ofDays(10));
    return claim;
  }

  private void tip(Caller payer, ClaimId claim, long cents, String method) {
    WORLD
        .get(TipClipper.class)
        .handle(payer, new TipClipper.Command(claim, Money.usd(cents), method, "Lovely!"));
  }

  private static List<TipView> tips(Caller payer) {
    return WORLD.get(SeeTips.class).sent(payer, null, 10).items();
  }

  private List<LineView> lines() {
    return WORLD.get(SeeEarnings.class).lines(clipper, null, 10).items();
  }
}
