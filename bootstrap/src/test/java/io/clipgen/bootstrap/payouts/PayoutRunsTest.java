package io.clipgen.bootstrap.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.clipgen.application.earnings.usecase.OperateBreaker;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.payouts.query.PayoutRunView;
import io.clipgen.application.payouts.query.PayoutView;
import io.clipgen.application.payouts.usecase.ApprovePayouts;
import io.clipgen.application.payouts.usecase.ChoosePayoutSchedule;
import io.clipgen.application.payouts.usecase.RequestPayout;
import io.clipgen.application.payouts.usecase.RunPayouts;
import io.clipgen.application.payouts.usecase.SeePayoutRuns;
import io.clipgen.application.payouts.usecase.SeePayouts;
import io.clipgen.application.shared.Refused;
import io.clipgen.bootstrap.world.Deal;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.campaigns.ClaimState;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.PayoutRunId;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Runs, approval and the breaker, with everything behind them.
class PayoutRunsTest {

  private static final World WORLD = World.open();
  private static final Duration WEEK = Duration.ofDays(7);

  @BeforeEach
  void anew() {
    WORLD.renew();
  }

  @AfterAll
  static void end() {
    WORLD.close();
  }

  @Test
  void a_weekly_run_pays_who_chose_it_once_a_week_and_tells_the_others_why_not() {
    Caller paid = WORLD.clipper();
    Caller poor = WORLD.clipper();
    Caller homeless = WORLD.clipper();
    Caller asks = WORLD.clipper();
    for (Caller one : List.of(paid, poor, asks)) {
      WORLD.openPayoutAccount(one);
    }
    for (Caller one : List.of(paid, poor, homeless)) {
      choose(one, Rhythm.WEEKLY);
    }
    Caller brand = WORLD.brand();
    earn(brand, paid, 100_01);
    earn(brand, poor, 20_00);
    earn(brand, homeless, 100_00);
    earn(brand, asks, 100_00);
    releasedAndRun();

    PayoutView made = newest(paid);
    assertThat(made.state()).as("the first payout is for an administrator").isEqualTo("requested");
    assertThat(made.amount()).isEqualTo(Money.usd(70_01));
    assertThat(newest(poor).state()).isEqualTo("skipped");
    assertThat(newest(poor).reason()).contains("below the smallest payout");
    assertThat(newest(poor).amount()).isEqualTo(Money.usd(14_00));
    assertThat(newest(homeless).reason()).contains("no open payout account");
    assertThat(payouts(asks)).isEmpty();
    WORLD.settle();
    assertThat(payouts(paid).stream().filter(one -> one.state().equals("requested"))).hasSize(1);

    WORLD.approve(made.id());
    WORLD.pass(Duration.ofDays(5));
    earn(brand, paid, 100_00);
    WORLD.pass(Duration.ofDays(30));
    WORLD.pass(WEEK);
    WORLD.pass(WEEK);
    PayoutView second = newestMade(paid);
    assertThat(second.state()).as("known by now: the policy agrees").isEqualTo("paid");
    assertThat(second.amount()).isEqualTo(Money.usd(70_00));
    assertThat(WORLD.find(second.id()).steps())
        .extracting(PayoutView.Step::state)
        .containsExactly("requested", "approved", "sending", "in-transit", "paid");
    assertThat(WORLD.find(second.id()).steps().get(1).reason()).contains("policy");
    WORLD.verify();
  }

  @Test
  void a_run_says_beforehand_what_it_would_do_and_pays_nobody_twice_in_a_period() {
    Caller payee = WORLD.clipper();
    WORLD.openPayoutAccount(payee);
    earn(WORLD.brand(), payee, 100_00);
    WORLD.pass(WEEK.multipliedBy(2));
    choose(payee, Rhythm.MONTHLY);
    RunPayouts runs = WORLD.get(RunPayouts.class);

    PayoutRunId dry = runs.start(WORLD.admin(), Rhythm.MONTHLY, true);
    WORLD.settle();
    assertThat(report(dry).finishedAt()).isNotNull();
    assertThat(report(dry).outcomes())
        .extracting(PayoutRunView.Total::outcome, PayoutRunView.Total::amount)
        .containsExactly(tuple("requested", Money.usd(70_00)));
    assertThat(payouts(payee)).isEmpty();
    assertThat(WORLD.earnings(payee).available()).isEqualTo(Money.usd(70_00));

    PayoutRunId real = runs.start(WORLD.admin(), Rhythm.MONTHLY, false);
    PayoutRunId again = runs.start(WORLD.admin(), Rhythm.MONTHLY, false);
    WORLD.settle();
    assertThat(report(real).outcomes())
        .extracting(PayoutRunView.Total::outcome)
        .containsExactly("requested");
    assertThat(report(again).outcomes())
        .extracting(PayoutRunView.Total::outcome)
        .containsExactly("already-in-period");
    assertThat(WORLD.earnings(payee).available()).isEqualTo(Money.usd(0));
    WORLD.verify();
  }

  @Test
  void many_are_approved_at_once_and_of_each_it_is_said_what_happened() {
    Caller brand = WORLD.brand();
    Caller one = WORLD.clipper();
    Caller two = WORLD.clipper();
    for (Caller payee : List.of(one, two)) {
      WORLD.openPayoutAccount(payee);
      earn(brand, payee, 100_00);
    }
    WORLD.pass(WEEK.multipliedBy(2));
    PayoutId first = WORLD.payout(one);
    PayoutId second = WORLD.payout(two);
    PayoutId none = new PayoutId(UUID.randomUUID());
    ApprovePayouts approve = WORLD.get(ApprovePayouts.class);

    var named =
        approve.handle(
            new ApprovePayouts.Command(
                WORLD.admin(),
                new ApprovePayouts.Which.Named(List.of(first, none)),
                "A look at each."));
    var rest =
        approve.handle(
            new ApprovePayouts.Command(
                WORLD.admin(),
                new ApprovePayouts.Which.Waiting(new Payouts.Waiting(80_00L, null, null)),
                "A look at each."));
    var late =
        approve.handle(
            new ApprovePayouts.Command(
                WORLD.admin(), new ApprovePayouts.Which.Named(List.of(first)), "A look at each."));

    assertThat(named.answers())
        .containsExactly(
            new ApprovePayouts.Answer(first, ApprovePayouts.Result.APPROVED),
            new ApprovePayouts.Answer(none, ApprovePayouts.Result.NOT_FOUND));
    assertThat(rest.answers())
        .containsExactly(new ApprovePayouts.Answer(second, ApprovePayouts.Result.APPROVED));
    assertThat(late.answers())
        .containsExactly(new ApprovePayouts.Answer(first, ApprovePayouts.Result.NOT_WAITING));
    WORLD.pass(Duration.ofDays(4));
    assertThat(WORLD.find(first).state()).isEqualTo("paid");
    assertThat(WORLD.find(second).state()).isEqualTo("paid");
    WORLD.verify();
  }

  @Test
  void a_wrong_figure_stops_payouts_and_releases_and_nothing_else_until_it_is_right() {
    Caller brand = WORLD.brand();
    Caller payee = WORLD.clipper();
    WORLD.openPayoutAccount(payee);
    choose(payee, Rhythm.WEEKLY);
    earn(brand, payee, 100_00);
    releasedAndRun();
    PayoutId waiting = newest(payee).id();
    ClaimId claim = earn(brand, payee, 100_00);
    OperateBreaker breaker = WORLD.get(OperateBreaker.class);
    plant(1);

    WORLD.settle();

    var tripped = breaker.see(WORLD.admin()).state().tripped().orElseThrow();
    assertThat(tripped.since()).isEqualTo(WORLD.clock().now());
    assertThat(tripped.wrong()).anyMatch(wrong -> wrong.detail().contains("off by 0.01 USD"));
    assertThat(WORLD.find(waiting).words()).contains("the books are being checked");
    assertThatThrownBy(() -> WORLD.approve(waiting))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("books-being-checked"));
    assertThat(WORLD.tryToPayOut(payee, null)).isInstanceOf(RequestPayout.Outcome.OnHold.class);
    WORLD.pass(WEEK.multipliedBy(2));
    assertThat(WORLD.find(claim).state()).isInstanceOf(ClaimState.Approved.class);
    assertThat(newest(payee).id()).isEqualTo(waiting);
    assertThat(WORLD.get(ChoosePayoutSchedule.class).see(payee).waits().orElseThrow())
        .contains("the books are being checked");
    CampaignId campaign = WORLD.open(brand, Deal.of(50_00, 1));
    WORLD.submit(WORLD.claim(payee, campaign));

    var command = new OperateBreaker.Command(WORLD.admin(), "Found the cent.", false);
    assertThatThrownBy(() -> breaker.reset(command))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("books-still-wrong"));
    plant(-1);
    var after = breaker.reset(command);

    assertThat(after.state().tripped()).isEmpty();
    assertThat(after.events())
        .extracting(event -> event.kind())
        .containsExactly("reset", "tripped");
    WORLD.settle();
    assertThat(WORLD.find(claim).state()).isInstanceOf(ClaimState.Released.class);
    WORLD.approve(waiting);
    WORLD.pass(Duration.ofDays(4));
    assertThat(WORLD.find(waiting).state()).isEqualTo("paid");
    WORLD.verify();
  }

  @Test
  void what_is_wrong_can_be_accepted_with_a_reason_and_stops_again_when_it_changes() {
    OperateBreaker breaker = WORLD.get(OperateBreaker.class);
    earn(WORLD.brand(), WORLD.clipper(), 100_00);
    plant(1);
    WORLD.settle();
    breaker.reset(new OperateBreaker.Command(WORLD.admin(), "A known cent.", true));
    WORLD.pass(Duration.ofDays(2));
    assertThat(breaker.see(WORLD.admin()).state().tripped()).isEmpty();

    plant(1);
    WORLD.settle();

    assertThat(breaker.see(WORLD.admin()).state().tripped()).isPresent();
    plant(-2);
  }

  /// What is held is released, and the run of that week comes after it.
  private static void releasedAndRun() {
    WORLD.pass(Duration.ofDays(11));
  }

  private static void plant(int cents) {
    WORLD
        .database()
        .run(
            () ->
                WORLD
                    .database()
                    .inTransaction()
                    .execute(
                        "UPDATE earnings.account SET balance = balance + "
                            + cents
                            + " WHERE code = 'psp'"));
  }

  private static ClaimId earn(Caller brand, Caller clipper, long price) {
    CampaignId campaign = WORLD.open(brand, Deal.of(price, 1));
    ClaimId claim = WORLD.claim(clipper, campaign);
    WORLD.submit(claim);
    WORLD.approve(claim);
    return claim;
  }

  private static void choose(Caller payee, Rhythm rhythm) {
    WORLD.get(ChoosePayoutSchedule.class).choose(payee, rhythm);
  }

  private static List<PayoutView> payouts(Caller payee) {
    return WORLD.get(SeePayouts.class).own(payee, null, 100).items();
  }

  private static PayoutView newest(Caller payee) {
    return payouts(payee).getFirst();
  }

  private static PayoutView newestMade(Caller payee) {
    return payouts(payee).stream()
        .filter(one -> !one.state().equals("skipped"))
        .findFirst()
        .orElseThrow();
  }

  private static PayoutRunView report(PayoutRunId id) {
    return WORLD.get(SeePayoutRuns.class).get(WORLD.admin(), id);
  }
}
