package io.clipgen.bootstrap.payouts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import io.clipgen.application.earnings.port.TopUps;
import io.clipgen.application.earnings.usecase.TopUpPlatform;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.port.Withdrawn;
import io.clipgen.application.payouts.usecase.PayByHand;
import io.clipgen.application.payouts.usecase.SeeTaxYears;
import io.clipgen.application.payouts.usecase.WithdrawProfit;
import io.clipgen.application.shared.Refused;
import io.clipgen.bootstrap.world.Deal;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.payouts.TaxForm;
import io.clipgen.domain.payouts.TaxYear;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import java.time.Duration;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The owner's hands, and what the tax office hears, with everything behind them.
class OwnersMoneyTest {

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
  void the_owner_puts_money_in_and_takes_out_what_nobody_else_needs() {
    assertThat(topUp(TopUps.Where.PROVIDER, 500_00, null).state())
        .isEqualTo(TopUps.State.REQUESTED);
    topUp(TopUps.Where.BANK, 80_00, "SEPA-1");
    assertThatThrownBy(() -> topUp(TopUps.Where.BANK, 80_00, "SEPA-1"))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("reference-used"));
    WORLD.settle();
    assertThat(WORLD.books())
        .containsOnly(
            entry("psp.available", 500_00L), entry("bank", 80_00L), entry("equity", 580_00L));

    WORLD.open(WORLD.brand(), Deal.of(100_00, 1).bonus(0));
    WORLD.pass(Duration.ofDays(3));
    WithdrawProfit withdraw = WORLD.get(WithdrawProfit.class);
    assertThat(withdraw.profit(WORLD.admin())).isEqualTo(Money.usd(500_00));
    assertThatThrownBy(() -> withdraw(500_01, null))
        .isInstanceOfSatisfying(
            Refused.class, refused -> assertThat(refused.code()).isEqualTo("more-than-profit"))
        .hasMessageContaining("500.00 USD");
    withdraw(400_00, null);
    assertThat(withdraw.profit(WORLD.admin())).as("on its way").isEqualTo(Money.usd(100_00));
    assertThatThrownBy(() -> withdraw(100_01, null)).isInstanceOf(Refused.class);
    WORLD.pass(Duration.ofDays(5));

    assertThat(withdraw.list(WORLD.admin(), null, 10).items())
        .extracting(Withdrawn.Withdrawal::state)
        .containsExactly(Withdrawn.State.ARRIVED);
    assertThat(WORLD.books()).contains(entry("bank", 480_00L));
    assertThat(withdraw.profit(WORLD.admin())).isEqualTo(Money.usd(100_00));
    WORLD.verify();
  }

  @Test
  void a_payout_by_hand_takes_from_the_bank_and_counts_for_the_year() {
    Caller clipper = WORLD.clipper();
    ClaimId claim = earn(clipper, 1_000_00);
    topUp(TopUps.Where.BANK, 1_000_00, "SEPA-1");
    PayoutId payout = WORLD.payout(clipper);

    WORLD.get(PayByHand.class).handle(new PayByHand.Command(WORLD.admin(), payout, "SEPA-2"));
    WORLD.settle();

    assertThat(WORLD.find(payout).state()).isEqualTo("paid-by-hand");
    assertThat(WORLD.find(payout).bank()).isEqualTo("SEPA-2");
    assertThat(WORLD.find(claim).state().getClass().getSimpleName()).isEqualTo("PaidOut");
    assertThat(WORLD.books()).contains(entry("bank", 300_00L));
    WORLD.verify();
    int year = 2026;
    TaxYear own = WORLD.get(SeeTaxYears.class).own(clipper, year).getFirst();
    assertThat(own.form()).isEqualTo(TaxForm.NEC);
    assertThat(own.paid()).isEqualTo(Money.usd(700_00));
    assertThat(own.transactions()).isEqualTo(1);
    assertThat(own.reported()).as("2,000 dollars from 2026 on").isFalse();
    assertThat(WORLD.get(SeeTaxYears.class).own(clipper, year - 1)).isEmpty();
    var all = new ArrayList<TaxYear>();
    WORLD.get(SeeTaxYears.class).each(WORLD.admin(), year, all::add);
    assertThat(all).containsExactly(own);
    assertThat(WORLD.get(SeeTaxYears.class).page(WORLD.admin(), year, null, 10).items())
        .containsExactly(own);
  }

  private static TopUps.TopUp topUp(TopUps.Where where, long amount, @Nullable String reference) {
    return WORLD
        .get(TopUpPlatform.class)
        .handle(new TopUpPlatform.Command(WORLD.admin(), where, Money.usd(amount), reference));
  }

  private static void withdraw(long amount, @Nullable String reference) {
    WORLD
        .get(WithdrawProfit.class)
        .handle(new WithdrawProfit.Command(WORLD.admin(), Money.usd(amount), reference));
  }

  private static ClaimId earn(Caller clipper, long price) {
    WORLD.openPayoutAccount(clipper);
    CampaignId campaign = WORLD.open(WORLD.brand(), Deal.of(price, 1));
    ClaimId claim = WORLD.claim(clipper, campaign);
    WORLD.submit(claim);
    WORLD.approve(claim);
    WORLD.pass(Duration.ofDays(11));
    return claim;
  }
}
