package io.clipgen.bootstrap.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.usecase.StrikeViews;
import io.clipgen.application.earnings.Holds;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.query.HoldBoard;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What goes wrong after money was promised, in a whole installation; the books are verified after
/// each story.
class TroubleTest {

  private static final World WORLD = World.open();

  private Caller brand;
  private Caller clipper;
  private CampaignId campaign;

  @BeforeEach
  void anew() {
    WORLD.renew();
    brand = WORLD.brand();
    clipper = WORLD.clipper();
    campaign = WORLD.open(brand, Deal.of(100_00, 2));
  }

  @AfterAll
  static void end() {
    WORLD.close();
  }

  @Test
  void struck_views_are_owed_after_the_payout_and_recovered_from_the_next_clip() {
    ClaimId claim = approved();
    WORLD.views(claim, 120_000);
    WORLD.openPayoutAccount(clipper);
    WORLD.pass(Duration.ofDays(11));
    PayoutId payout = WORLD.payout(clipper);
    WORLD.approve(payout);
    WORLD.pass(Duration.ofDays(5));

    WORLD
        .get(StrikeViews.class)
        .strike(
            WORLD.admin(),
            new StrikeViews.Command(claim, 50_000, "Bots.", "They came within a minute."));

    assertThat(WORLD.earnings(clipper).owed()).isEqualTo(Money.usd(14_00));
    WORLD.verify();
    approved();
    WORLD.pass(Duration.ofDays(11));
    assertThat(WORLD.earnings(clipper).owed()).isEqualTo(Money.usd(0));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(75_00 - 14_00));
    WORLD.verify();
  }

  @Test
  void a_copied_clip_is_held_and_its_money_goes_back_to_the_campaign() {
    ClaimId claim = approved();
    Holds.Placed placed = hold(claim);
    WORLD.pass(Duration.ofDays(12));

    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(0));
    assertThat(WORLD.get(EarningsBoard.class).lines(clipper.party(), null, 10).items())
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.state()).isEqualTo("on-hold");
              assertThat(line.why()).contains("A copy.").contains("since");
            });
    WORLD.verify();

    Holds.Decided decided = decide(placed, false);

    assertThat(decided.returned()).isEqualTo(Money.usd(100_00));
    assertThat(WORLD.find(claim).state()).isInstanceOf(ClaimState.Revoked.class);
    assertThat(WORLD.find(campaign).taken()).isZero();
    WORLD.verify();
  }

  @Test
  void what_was_paid_out_already_is_owed_while_it_is_disputed_and_forgiven_when_it_was_right() {
    ClaimId claim = approved();
    WORLD.openPayoutAccount(clipper);
    WORLD.pass(Duration.ofDays(11));
    WORLD.approve(WORLD.payout(clipper));
    WORLD.pass(Duration.ofDays(5));

    Holds.Placed placed = hold(claim);

    assertThat(placed.owed()).isEqualTo(Money.usd(70_00));
    assertThat(WORLD.earnings(clipper).disputed()).isEqualTo(Money.usd(70_00));
    WORLD.verify();
    approved();
    WORLD.pass(Duration.ofDays(11));
    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(0));
    assertThat(WORLD.get(HoldBoard.class).debts(clipper.party(), null, 10).items()).isEmpty();

    decide(placed, true);

    assertThat(WORLD.earnings(clipper).available()).isEqualTo(Money.usd(70_00));
    WORLD.verify();
    WORLD.approve(WORLD.payout(clipper));
    WORLD.pass(Duration.ofDays(5));
    WORLD.verify();
  }

  @Test
  void a_decision_after_the_close_sends_the_money_on_to_the_brand() {
    ClaimId claim = approved();
    WORLD.pass(Duration.ofDays(11));
    Holds.Placed placed = hold(claim);
    WORLD.close(brand, campaign);

    decide(placed, false);
    WORLD.pass(Duration.ofDays(100));

    WORLD.verify();
    assertThat(WORLD.get(EarningsBoard.class).solvency(campaign.text()).orElseThrow().refunded())
        .isEqualTo(WORLD.find(campaign).deposited());
  }

  @Test
  void what_is_never_recovered_is_given_up_in_the_end() {
    ClaimId claim = approved();
    WORLD.openPayoutAccount(clipper);
    WORLD.pass(Duration.ofDays(11));
    WORLD.approve(WORLD.payout(clipper));
    WORLD.pass(Duration.ofDays(5));
    decide(hold(claim), false);
    assertThat(WORLD.earnings(clipper).owed()).isEqualTo(Money.usd(70_00));
    WORLD.verify();

    WORLD.pass(Duration.ofDays(181));

    assertThat(WORLD.earnings(clipper).owed()).isEqualTo(Money.usd(0));
    assertThat(WORLD.books()).containsEntry("bad-debt", 70_00L);
  }

  private ClaimId approved() {
    ClaimId claim = WORLD.claim(clipper, campaign);
    WORLD.submit(claim);
    WORLD.approve(claim);
    return claim;
  }

  private static Holds.Placed hold(ClaimId claim) {
    return WORLD
        .get(DecideHolds.class)
        .place(
            WORLD.admin(),
            new DecideHolds.Command(null, claim.text(), "A copy.", "The original is older."));
  }

  private static Holds.Decided decide(Holds.Placed placed, boolean lift) {
    return WORLD
        .get(DecideHolds.class)
        .decide(WORLD.admin(), placed.hold(), lift, "We looked at both.");
  }
}
