package io.clipgen.application.campaigns.usecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.campaigns.query.BacktestView.PayeeView;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// History played again under other rates, to the cent.
class BacktestTest {

  private static final TierPolicy BRONZE_AT_60 =
      TierPolicy.parse(
          "",
          "bronze=6000:0:0,silver=7500:10:100000,gold=8000:50:500000,platinum=8500:100:1000000");
  private static final TierPolicy ALL_AT_90 =
      TierPolicy.parse(
          "",
          "bronze=9000:0:0,silver=9000:10:100000,gold=9000:50:500000,platinum=9000:100:1000000");

  private final Past past = new Past();

  @Test
  void a_smaller_share_is_less_for_clippers_and_more_for_the_platform() {
    past.aClipOf(100_01, 600_000);

    Totals totals = past.totals(BRONZE_AT_60);

    // 30 % of 100.01 are 30.00, half-up, 70.01 are left, and 50 % of that are 35.01, half-up.
    assertThat(totals.earned().was()).isEqualTo(Money.usd(105_02));
    assertThat(totals.clipFees().was()).isEqualTo(Money.usd(30_00));
    // 40 % of 100.01 are 40.00, 60.01 are left, and 50 % of that are 30.01.
    assertThat(totals.earned().would()).isEqualTo(Money.usd(90_02));
    assertThat(totals.clipFees().would()).isEqualTo(Money.usd(40_00));
    assertThat(totals.paid().difference()).isEqualTo(Money.usd(-5_00));
    assertThat(totals).returns(1L, Totals::worse).returns(0L, Totals::better);
    assertThat(totals.addsUp()).isTrue();
    assertThat(totals.unexplained()).isZero();
    assertThat(past.payees())
        .singleElement()
        .returns(Money.usd(-15_00), payee -> payee.earned().difference());
  }

  @Test
  void other_bonuses_follow_the_views_as_they_were() {
    Claim claim = past.aClipOf(100_00, 600_000);
    past.pass(Duration.ofDays(4));
    // Released by now: a fall takes nothing back.
    past.observe(claim, 10_000);

    Totals totals = past.totals(BonusSchedule.parse("", "500000=10000,550000=12000"));

    assertThat(totals.earned().was()).isEqualTo(Money.usd(105_00));
    assertThat(totals.earned().would()).isEqualTo(Money.usd(154_00));
    assertThat(totals.unexplained()).isZero();
  }

  @Test
  void what_was_struck_is_taken_back_under_any_rates() {
    Claim claim = past.aClipOf(100_00, 600_000);
    past.pass(Duration.ofDays(4));
    past.strike(claim, 450_000);

    Totals totals = past.totals(BonusSchedule.parse("", "100000=5000,500000=10000"));

    assertThat(totals.earned().was()).isEqualTo(Money.usd(84_00));
    assertThat(totals.earned().would()).isEqualTo(Money.usd(105_00));
    assertThat(totals.unexplained()).isZero();
  }

  @Test
  void views_that_are_paid_for_split_by_the_proposed_tiers() {
    past.views(12_347);

    Totals totals = past.totals(BRONZE_AT_60);

    assertThat(totals.earned().was()).isEqualTo(Money.usd(36_73));
    assertThat(totals.clipFees().was()).isEqualTo(Money.usd(15_74));
    assertThat(totals.earned().would()).isEqualTo(Money.usd(31_48));
    assertThat(totals.clipFees().would()).isEqualTo(Money.usd(20_99));
    assertThat(totals.paid().difference()).isEqualTo(Money.usd(0));
  }

  @Test
  void tiers_that_ask_less_would_have_come_earlier() {
    for (int i = 0; i < 3; i++) {
      past.aClipOf(100_00, 0);
    }
    TierPolicy silverAfterTwo =
        TierPolicy.parse(
            "",
            "bronze=7000:0:0,silver=7500:2:100000,gold=8000:50:500000,platinum=8500:100:1000000");

    Totals totals = past.totals(silverAfterTwo);

    // The third clip alone.
    assertThat(totals.earned().difference()).isEqualTo(Money.usd(5_00));
    assertThat(totals.clipFees().difference()).isEqualTo(Money.usd(-5_00));
  }

  @Test
  void what_was_achieved_before_the_period_counts_for_the_proposed_tiers() {
    past.aClipOf(100_00, 0);
    past.aClipOf(100_00, 0);
    var from = past.later();
    past.aClipOf(100_00, 0);
    TierPolicy silverAfterTwo =
        TierPolicy.parse(
            "",
            "bronze=7000:0:0,silver=7500:2:100000,gold=8000:50:500000,platinum=8500:100:1000000");

    Totals totals = past.totals(past.command(List.of(silverAfterTwo), from));

    assertThat(totals.claims()).isEqualTo(1);
    assertThat(totals.earned().difference()).isEqualTo(Money.usd(5_00));
  }

  @Test
  void only_what_was_agreed_in_the_period_is_played() {
    past.aClipOf(100_00, 0);
    past.pass(Duration.ofDays(1));
    var from = past.market.clock.now();
    past.aClipOf(100_00, 0);

    Totals totals = past.totals(past.command(List.of(BRONZE_AT_60), from));

    assertThat(totals.claims()).isEqualTo(1);
    assertThat(totals.earned().difference()).isEqualTo(Money.usd(-10_00));
  }

  @Test
  void a_campaign_that_could_not_have_reserved_as_much_is_named() {
    past.aClipOf(100_01, 0);

    past.totals(ALL_AT_90);

    // 100.01 and twice 90.01 at most, where the deposit counted on 85.01 at most.
    assertThat(past.uncovered())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(each.reserved()).isEqualTo(Money.usd(280_03));
              assertThat(each.missing()).isEqualTo(Money.usd(10_00));
            });
  }

  @Test
  void a_campaign_fee_would_have_come_on_top_of_deposits() {
    Campaign campaign = past.market.opened(past.market.terms(100_00, 2, 0));
    assertThat(campaign.deposited()).isEqualTo(Money.usd(200_00));

    Totals totals = past.totals(new CampaignFee("", Share.ofPercent(5)));

    assertThat(totals.campaignFees().would()).isEqualTo(Money.usd(10_00));
    assertThat(totals.paid().difference()).isEqualTo(Money.usd(10_00));
    assertThat(totals.addsUp()).isTrue();
  }

  @Test
  void a_published_version_is_played_too() {
    past.aClipOf(100_01, 600_000);
    past.publish(BRONZE_AT_60);

    Totals totals =
        past.totals(
            new AskBacktest.Command(
                List.of(),
                List.of(new AskBacktest.Published(ScheduleKind.TIERS, "v2", "version")),
                null,
                past.later()));

    assertThat(totals.earned().difference()).isEqualTo(Money.usd(-15_00));
    assertThatThrownBy(
            () ->
                past.totals(
                    new AskBacktest.Command(
                        List.of(),
                        List.of(new AskBacktest.Published(ScheduleKind.TIERS, "v3", "version")),
                        null,
                        null)))
        .isInstanceOf(InvalidInput.class);
  }

  @Test
  void one_that_is_run_again_says_the_same() {
    past.aClipOf(100_01, 600_000);
    Totals first = past.totals(BRONZE_AT_60);
    assertThat(past.again()).isEqualTo(first);
    assertThat(past.payees()).hasSize(1);
  }

  @Test
  void the_export_names_every_payee_in_minor_units() {
    Claim claim = past.aClipOf(100_01, 600_000);
    past.totals(BRONZE_AT_60);
    assertThat(past.csv())
        .isEqualTo(
            "payee,claims,was,would,difference,currency\r\n"
                + claim.clipper()
                + ",1,10502,9002,-1500,USD\r\n");
  }

  @Test
  void only_administrators_ask_and_see() {
    assertThatThrownBy(() -> past.ask.handle(past.market.brand, past.command(List.of(), null)))
        .isInstanceOf(Forbidden.class);
    past.totals(BRONZE_AT_60);
    assertThatThrownBy(() -> past.see.get(past.market.clipper, past.last))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void two_proposals_of_a_kind_are_one_too_many() {
    var fee = new CampaignFee("", Share.ofPercent(5));
    assertThatThrownBy(() -> past.totals(past.command(List.of(fee, fee), null)))
        .isInstanceOfSatisfying(
            InvalidInput.class, refused -> assertThat(refused.field()).isEqualTo("proposals"));
  }

  @Test
  void without_a_proposal_nothing_differs() {
    past.aClipOf(100_01, 600_000);
    past.publish(BRONZE_AT_60);
    past.aClipOf(100_01, 600_000);
    CampaignPolicy now = past.market.policies.current();
    assertThat(now.tiers().version()).isEqualTo("v2");

    Totals totals = past.totals(past.command(List.of(), null));

    assertThat(totals.claims()).isEqualTo(2);
    assertThat(past.payees())
        .extracting(PayeeView::earned)
        .allMatch(earned -> earned.difference().isZero());
    assertThat(totals.unexplained()).isZero();
  }
}
