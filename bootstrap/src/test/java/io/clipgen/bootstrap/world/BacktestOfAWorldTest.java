package io.clipgen.bootstrap.world;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.query.BacktestBoard;
import io.clipgen.application.campaigns.query.BacktestView.PayeeView;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.application.campaigns.query.BacktestView.UncoveredView;
import io.clipgen.application.campaigns.usecase.AskBacktest;
import io.clipgen.application.campaigns.usecase.ExportBacktest;
import io.clipgen.application.campaigns.usecase.PublishSchedule;
import io.clipgen.application.campaigns.usecase.RunBacktest;
import io.clipgen.application.campaigns.usecase.StrikeViews;
import io.clipgen.application.campaigns.usecase.TipClipper;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.query.JobBoard;
import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.Schedule;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Schedules are published and history is played again, over PostgreSQL.
class BacktestOfAWorldTest {

  private static final World WORLD = World.open();

  private Caller brand;
  private Caller one;
  private Caller other;

  @BeforeEach
  void anew() {
    WORLD.renew();
    brand = WORLD.brand();
    one = WORLD.clipper();
    other = WORLD.clipper();
  }

  @AfterAll
  static void end() {
    WORLD.close();
  }

  private ClaimId clip(Caller clipper, CampaignId campaign, long views) {
    WORLD.pass(Duration.ofSeconds(1));
    ClaimId claim = WORLD.claim(clipper, campaign);
    WORLD.pass(Duration.ofSeconds(1));
    WORLD.submit(claim);
    WORLD.approve(claim);
    WORLD.pass(Duration.ofSeconds(1));
    WORLD.views(claim, views);
    WORLD.pass(Duration.ofSeconds(1));
    return claim;
  }

  private static void publish(Schedule content) {
    WORLD
        .get(PublishSchedule.class)
        .handle(WORLD.admin(), new PublishSchedule.Command(content, "As agreed.", null));
  }

  private static BacktestId backtest(Schedule... proposals) throws InterruptedException {
    BacktestId id =
        WORLD
            .get(AskBacktest.class)
            .prepare(
                new AskBacktest.Command(
                    List.of(proposals), List.of(), null, WORLD.clock().now().plusSeconds(1)));
    WORLD.get(RunBacktest.class).run(id, (stage, fraction) -> {});
    return id;
  }

  private static Totals totals(BacktestId id) {
    return WORLD.get(BacktestBoard.class).find(id).orElseThrow().totals();
  }

  /// Clips and paid views, two versions of tiers and bonuses, rises, releases, falls and a strike.
  private void play() {
    CampaignId clips = WORLD.open(brand, Deal.of(100_01, 6));
    CampaignId views = WORLD.open(brand, Deal.perViews(4_250_000, 100_00, 6));
    ClaimId risen = clip(one, clips, 120_000);
    clip(one, views, 12_347);
    publish(
        TierPolicy.parse(
            "",
            "bronze=6667:0:0,silver=7501:2:60000,gold=8000:50:500000,platinum=8500:100:1000000"));
    publish(BonusSchedule.parse("", "1000=333,100000=7777"));
    ClaimId fallen = clip(one, clips, 600_000);
    clip(other, clips, 99_999);
    WORLD.views(risen, 600_000);
    WORLD.pass(Duration.ofDays(5));
    WORLD.views(fallen, 2_000);
    WORLD.views(risen, 7_000_000);
    WORLD.pass(Duration.ofHours(1));
    WORLD.views(risen, 400_000);
    WORLD.pass(Duration.ofDays(4));
    WORLD
        .get(StrikeViews.class)
        .strike(WORLD.admin(), new StrikeViews.Command(risen, 300_000, "Bots.", "One address."));
    WORLD.pass(Duration.ofDays(1));
    WORLD.verify();
  }

  @Test
  void played_as_it_was_agreed_history_is_what_the_books_say() throws Exception {
    play();

    BacktestId id = backtest();

    assertThat(totals(id).claims()).isEqualTo(4);
    assertThat(totals(id).unexplained()).isZero();
    assertThat(totals(id).addsUp()).isTrue();
    assertThat(totals(id).paid().was().isPositive()).isTrue();
    assertThat(WORLD.get(BacktestBoard.class).payees(id, null, 10).items())
        .hasSize(2)
        .extracting(PayeeView::earned)
        .allMatch(earned -> earned.difference().isZero());
  }

  @Test
  void a_tip_is_no_deposit_and_bears_no_fee() throws Exception {
    ClaimId claim = clip(one, WORLD.open(brand, Deal.of(100_01, 2)), 0);
    WORLD.pass(Duration.ofDays(10));
    WORLD
        .get(TipClipper.class)
        .handle(brand, new TipClipper.Command(claim, Money.usd(500), "pm_card_visa", "Lovely!"));
    WORLD.settle();

    BacktestId id = backtest(new CampaignFee("proposal", Share.ofPercent(5)));

    assertThat(totals(id).campaignFees().would()).isEqualTo(Money.usd(2700));
    assertThat(totals(id).addsUp()).isTrue();
  }

  @Test
  void a_proposal_is_played_to_the_cent_and_named_where_deposits_would_not_do() throws Exception {
    CampaignId campaign = WORLD.open(brand, Deal.of(100_01, 2));
    clip(one, campaign, 600_000);
    clip(other, campaign, 0);

    BacktestId id =
        backtest(
            TierPolicy.parse(
                "proposal",
                "bronze=9000:0:0,silver=9000:10:100000,gold=9000:50:500000,platinum=9000:100:1000000"),
            new CampaignFee("proposal", Share.ofPercent(5)));

    Totals totals = totals(id);
    // 70.01 and half of it for views; then 90.01 and half of that.
    assertThat(totals.earned().was()).isEqualTo(Money.usd(70_01 + 35_01 + 70_01));
    assertThat(totals.earned().would()).isEqualTo(Money.usd(90_01 + 45_01 + 90_01));
    assertThat(totals.clipFees().would()).isEqualTo(Money.usd(2 * 10_00));
    // Twice 100.01 and twice 85.01 were paid in.
    assertThat(totals.campaignFees().would()).isEqualTo(Money.usd(27_00));
    assertThat(totals.addsUp()).isTrue();
    assertThat(totals.unexplained()).isZero();
    assertThat(WORLD.get(BacktestBoard.class).uncovered(id, null, 10).items())
        .singleElement()
        .returns(campaign, UncoveredView::campaign)
        .returns(Money.usd(20_00), UncoveredView::missing);
    assertThat(WORLD.get(ExportBacktest.class).parts(id).next())
        .startsWith("payee,claims,was,would,difference,currency\r\n")
        .contains(other.party() + ",1,7001,9001,2000,USD\r\n")
        .contains(one.party() + ",1,10502,13502,3000,USD\r\n");
  }

  @Test
  void one_that_is_asked_for_is_a_job() throws Exception {
    CampaignId campaign = WORLD.open(brand, Deal.of(100_01, 1));
    clip(one, campaign, 0);
    AskBacktest.Begun begun =
        WORLD
            .get(AskBacktest.class)
            .handle(
                WORLD.admin(),
                new AskBacktest.Command(
                    List.of(), List.of(), null, WORLD.clock().now().plusSeconds(1)));
    assertThat(totals(begun.backtest())).isNull();
    assertThat(WORLD.get(JobBoard.class).find(begun.job(), WORLD.admin().party()))
        .hasValueSatisfying(job -> assertThat(job.kind()).isEqualTo(RunBacktest.KIND));

    WORLD
        .get(RunBacktest.class)
        .run(begun.job(), new RunBacktest.Order(begun.backtest().text()), (stage, fraction) -> {});

    assertThat(totals(begun.backtest()).claims()).isEqualTo(1);
  }
}
