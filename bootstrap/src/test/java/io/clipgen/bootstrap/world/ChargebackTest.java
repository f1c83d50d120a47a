package io.clipgen.bootstrap.world;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.port.Disputes;
import io.clipgen.application.campaigns.usecase.AppealRejection;
import io.clipgen.application.campaigns.usecase.OpenCampaign;
import io.clipgen.application.campaigns.usecase.ResumeCampaign;
import io.clipgen.application.campaigns.usecase.TipClipper;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.query.Explanation;
import io.clipgen.application.earnings.query.HoldBoard;
import io.clipgen.application.earnings.query.ReturnBoard;
import io.clipgen.application.earnings.query.ReturnBoard.ChargebackView;
import io.clipgen.application.earnings.query.SolvencyView;
import io.clipgen.application.earnings.usecase.AnswerChargeback;
import io.clipgen.application.earnings.usecase.ExplainChargeback;
import io.clipgen.application.earnings.usecase.SeeEarnings;
import io.clipgen.application.earnings.usecase.VerifyLedger;
import io.clipgen.application.earnings.usecase.WriteOffDebts;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.campaigns.CampaignState;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.earnings.ChargebackReply;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A brand's bank asks a payment back, in a whole installation with the simulated provider; both
/// books are compared after each step.
class ChargebackTest {

  private static final World WORLD = World.open();

  private Caller brand;
  private CampaignId campaign;
  private Money deposit;
  private long charged;

  @BeforeEach
  void a_campaign_of_two_places_is_open_on_a_platform_that_has_earned_30_dollars() {
    WORLD.renew();
    Caller before = WORLD.brand();
    ClaimId earlier = WORLD.claim(WORLD.clipper(), WORLD.open(before, Deal.of(100_00, 1)));
    WORLD.submit(earlier);
    WORLD.approve(earlier);
    WORLD.pass(Duration.ofDays(11));
    brand = WORLD.brand();
    campaign = WORLD.open(brand, Deal.of(100_00, 2));
    WORLD.pass(Duration.ofDays(3));
    deposit = WORLD.find(campaign).deposited();
    charged = charged();
  }

  @AfterAll
  static void end() {
    WORLD.close();
  }

  @Test
  void what_is_free_and_what_the_newest_claims_reserve_is_frozen_and_free_again_when_it_is_won() {
    ClaimId approved = claimed();
    WORLD.submit(approved);
    WORLD.approve(approved);
    ClaimId live = claimed();

    String dispute = dispute(charged, 15_00);

    assertThat(WORLD.find(campaign).state()).isEqualTo(CampaignState.PAUSED);
    assertThat(WORLD.find(live).state()).isInstanceOf(ClaimState.Revoked.class);
    assertThat(WORLD.find(approved).state()).isInstanceOf(ClaimState.Approved.class);
    assertThat(WORLD.find(campaign).taken()).isEqualTo(1);
    ChargebackView view = view();
    assertThat(view.frozen().plus(view.owed())).isEqualTo(Money.usd(charged));
    assertThat(view.frozen()).isLessThan(deposit);
    WORLD.verify();
    assertThatThrownBy(() -> WORLD.get(ResumeCampaign.class).handle(brand, campaign))
        .isInstanceOfSatisfying(
            Refused.class, no -> assertThat(no.code()).isEqualTo("payment-disputed"));

    decide(dispute, true);

    assertThat(WORLD.find(campaign).state()).isEqualTo(CampaignState.OPEN);
    assertThat(WORLD.find(live).state()).isInstanceOf(ClaimState.Revoked.class);
    assertThat(WORLD.books()).doesNotContainKeys("psp.disputed", "dispute");
    WORLD.verify();
    WORLD.claim(WORLD.clipper(), campaign);
  }

  @Test
  void an_appeal_about_a_claim_that_loses_its_money_is_decided() {
    ClaimId appealed = claimed();
    WORLD.submit(appealed);
    WORLD.reject(appealed);
    Caller clipper = new Caller(WORLD.find(appealed).clipper(), Set.of("CLIPPER"));
    WORLD
        .get(AppealRejection.class)
        .handle(clipper, new AppealRejection.Command(appealed, "It is what was asked for."));

    dispute(charged, 15_00);

    assertThat(WORLD.find(appealed).state()).isInstanceOf(ClaimState.Revoked.class);
    assertThat(WORLD.get(Disputes.class).openOn(appealed)).isEmpty();
  }

  @Test
  void a_draft_whose_first_payment_is_disputed_does_not_open_by_itself() {
    campaign = WORLD.campaign(brand, Deal.of(100_00, 1));
    WORLD.fund(brand, campaign, Money.usd(50_00), "pm_card_visa");
    WORLD.settle();
    String dispute = dispute(charged(), 15_00);
    WORLD.fund(brand, campaign);
    WORLD.settle();

    assertThat(WORLD.find(campaign).state()).isEqualTo(CampaignState.FUNDED);

    decide(dispute, true);
    WORLD.get(OpenCampaign.class).handle(brand, campaign);
    WORLD.verify();
  }

  @Test
  void what_was_approved_is_paid_and_owed_by_the_brand_when_it_is_lost() {
    ClaimId approved = claimed();
    WORLD.submit(approved);
    WORLD.approve(approved);

    String dispute = dispute(charged, 15_00);
    assertExplained("frozen", dispute);
    decide(dispute, false);
    assertExplained("charged back", dispute);

    ChargebackView view = view();
    assertThat(view.state()).isEqualTo("lost");
    assertThat(WORLD.get(HoldBoard.class).debts(brand.party(), null, 10).items())
        .singleElement()
        .satisfies(debt -> assertThat(debt.open()).isEqualTo(view.owed()));
    WORLD.verify();
    WORLD.pass(Duration.ofDays(11));
    Caller clipper = new Caller(WORLD.find(approved).clipper(), Set.of("CLIPPER"));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(70_00));
    WORLD.close(brand, campaign);
    WORLD.pass(Duration.ofDays(200));
    assertThat(WORLD.books()).containsKey("bad-debt").containsEntry("dispute", 15_00L);
    assertThat(solvency().addsUp()).isTrue();
  }

  @Test
  void what_is_taken_beyond_the_payment_is_in_suspense_until_somebody_explains_it() {
    String dispute = dispute(charged + 2_50, 15_00);
    decide(dispute, false);

    assertThat(view().unexplained()).isEqualTo(Money.usd(2_50));
    assertThat(WORLD.get(VerifyLedger.class).run().checks())
        .filteredOn(check -> !check.holds())
        .singleElement()
        .satisfies(check -> assertThat(check.name()).isEqualTo("Nothing is in suspense"));

    WORLD
        .get(ExplainChargeback.class)
        .handle(WORLD.admin(), dispute, "The bank's currency conversion.");

    WORLD.verify();
    assertThat(WORLD.books()).containsEntry("dispute", 17_50L);
  }

  @Test
  void a_part_of_a_payment_freezes_that_part() {
    String dispute = dispute(50_00, 15_00);

    assertThat(view().frozen()).isEqualTo(Money.usd(50_00));
    assertThat(view().owed()).isEqualTo(Money.usd(0));
    assertThat(solvency().refunded()).isEqualTo(Money.usd(50_00));
    assertThat(solvency().disputed()).isEqualTo(Money.usd(50_00));
    WORLD.verify();
    decide(dispute, false);
    WORLD.verify();
    assertThat(solvency().refunded()).isEqualTo(Money.usd(50_00));
    assertThat(solvency().disputed()).isEqualTo(Money.usd(0));
    assertThat(WORLD.get(HoldBoard.class).debts(brand.party(), null, 10).items()).isEmpty();
  }

  @Test
  void a_campaign_that_was_closed_meanwhile_gets_its_rest_back_once_the_dispute_is_won() {
    String dispute = dispute(50_00, 15_00);
    WORLD.close(brand, campaign);
    WORLD.pass(Duration.ofDays(1));
    decide(dispute, true);
    WORLD.pass(Duration.ofDays(10));

    WORLD.verify();
    assertThat(solvency().refunded()).isEqualTo(deposit);
    assertThat(WORLD.get(ReturnBoard.class).refused(null, 10).items()).isEmpty();
  }

  @Test
  void a_tip_that_its_givers_bank_takes_back_stays_with_the_clipper_and_is_the_givers_debt() {
    ClaimId approved = claimed();
    WORLD.submit(approved);
    WORLD.approve(approved);
    Caller fan = WORLD.brand();
    var gift = new TipClipper.Command(approved, Money.usd(20_00), "pm_card_visa", "Lovely!");
    String tip = WORLD.get(TipClipper.class).handle(fan, gift).text();
    WORLD.settle();

    String dispute = dispute(tip, 20_00, 15_00);

    assertThat(WORLD.find(campaign).state()).isEqualTo(CampaignState.OPEN);
    assertThat(view().frozen()).isEqualTo(Money.usd(0));
    WORLD.verify();

    decide(dispute, false);

    assertThat(WORLD.get(HoldBoard.class).debts(fan.party(), null, 10).items())
        .singleElement()
        .satisfies(debt -> assertThat(debt.open()).isEqualTo(Money.usd(20_00)));
    WORLD.verify();
    WORLD.pass(Duration.ofDays(11));
    Caller clipper = new Caller(WORLD.find(approved).clipper(), Set.of("CLIPPER"));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(70_00 + 20_00));
    WORLD.verify();
  }

  @Test
  void money_that_returns_after_all_pays_the_brands_debt_and_is_the_campaigns_again() {
    ClaimId approved = claimed();
    WORLD.submit(approved);
    WORLD.approve(approved);
    String dispute = dispute(charged + 2_50, 15_00);
    Money free = free();
    decide(dispute, false);
    assertThat(WORLD.get(HoldBoard.class).debts(brand.party(), null, 10).items()).hasSize(1);

    decide(dispute, true);
    WORLD.pass(Duration.ofDays(8));

    assertThat(view().state()).isEqualTo("won");
    assertThat(WORLD.get(HoldBoard.class).debts(brand.party(), null, 10).items()).isEmpty();
    assertThat(free().minus(free)).isEqualTo(view().frozen());
    assertThat(WORLD.books()).doesNotContainKeys("psp.disputed", "dispute", "suspense");
    WORLD.verify();
    WORLD.get(ResumeCampaign.class).handle(brand, campaign);
    WORLD.close(brand, campaign);
    WORLD.pass(Duration.ofDays(120));
    assertThat(solvency().addsUp()).isTrue();
    WORLD.verify();
  }

  @Test
  void money_that_returns_when_its_debt_was_given_up_undoes_that_loss() {
    ClaimId approved = claimed();
    WORLD.submit(approved);
    WORLD.approve(approved);
    String dispute = dispute(charged, 15_00);
    decide(dispute, false);
    var debt = WORLD.get(HoldBoard.class).debts(brand.party(), null, 10).items().getFirst();
    WORLD.get(WriteOffDebts.class).handle(WORLD.admin(), debt.id(), "They are gone.");
    assertThat(WORLD.books()).containsKey("bad-debt");

    decide(dispute, true);
    WORLD.pass(Duration.ofDays(8));

    assertThat(WORLD.books()).doesNotContainKeys("bad-debt", "psp.disputed", "dispute");
    WORLD.verify();
  }

  @Test
  void an_administrator_contests_a_dispute_or_accepts_it() {
    String contested = dispute(50_00, 15_00);
    WORLD
        .get(AnswerChargeback.class)
        .handle(WORLD.admin(), new AnswerChargeback.Command(contested, "They approved each clip."));
    WORLD.pass(Duration.ofHours(7));
    assertThat(Objects.requireNonNull(view().reply()).state())
        .isEqualTo(ChargebackReply.State.GIVEN);
    assertThat(view().state()).isEqualTo("open");
    decide(contested, true);
    assertThat(view().state()).isEqualTo("won");

    WORLD.renew();
    a_campaign_of_two_places_is_open_on_a_platform_that_has_earned_30_dollars();
    String accepted = dispute(50_00, 15_00);
    WORLD
        .get(AnswerChargeback.class)
        .handle(WORLD.admin(), new AnswerChargeback.Command(accepted, null));
    WORLD.pass(Duration.ofHours(7));
    assertThat(view().state()).isEqualTo("lost");
    WORLD.verify();
  }

  /// The brand follows its payment to the dispute, and that to its debt and back.
  private void assertExplained(String figure, String dispute) {
    SeeEarnings see = WORLD.get(SeeEarnings.class);
    String payment = see.explain(brand, campaign.text(), null, 20).from().getFirst().id();
    Explanation paid = see.explain(brand, payment, null, 20);
    assertThat(paid.amount()).isEqualTo(deposit);
    assertThat(paid.figures()).containsEntry(figure, view().frozen());
    assertThat(paid.to()).extracting(Explanation.Link::id).contains(dispute);
    for (Explanation.Link debt : see.explain(brand, dispute, null, 20).to()) {
      Explanation owed = see.explain(brand, debt.id(), null, 20);
      assertThat(owed.figures()).containsEntry("open", view().owed());
      assertThat(owed.from()).extracting(Explanation.Link::id).containsExactly(dispute);
    }
  }

  private Money free() {
    return solvency().free();
  }

  private SolvencyView solvency() {
    return WORLD.get(EarningsBoard.class).solvency(campaign.text()).orElseThrow();
  }

  private ClaimId claimed() {
    return WORLD.claim(WORLD.clipper(), campaign);
  }

  private static ChargebackView view() {
    return WORLD.get(ReturnBoard.class).chargebacks(null, null, 10).items().getFirst();
  }

  private long charged() {
    return WORLD.charged(WORLD.charge(campaign.text()));
  }

  private String dispute(long amount, long fee) {
    return dispute(campaign.text(), amount, fee);
  }

  private static String dispute(String pot, long amount, long fee) {
    String dispute = WORLD.chargeBack(WORLD.charge(pot), Money.usd(amount), Money.usd(fee));
    WORLD.pass(Duration.ofHours(1));
    return dispute;
  }

  private static void decide(String dispute, boolean won) {
    WORLD.rule(dispute, won);
    WORLD.pass(Duration.ofHours(7));
  }
}
