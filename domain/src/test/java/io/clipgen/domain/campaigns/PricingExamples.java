package io.clipgen.domain.campaigns;

import static io.clipgen.domain.campaigns.CampaignFixtures.POLICY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.domain.shared.Micros;
import io.clipgen.domain.shared.Money;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PricingExamples {

  private static Pricing.PerThousandViews cpm(long micros, long minimum, long cap) {
    return new Pricing.PerThousandViews(
        new Micros(micros, "USD"),
        minimum,
        Money.usd(cap),
        Money.usd(2 * cap),
        Money.usd(10 * cap),
        Duration.ofDays(3));
  }

  private static Offer offer(Pricing pricing) {
    return new Offer(pricing, 10, Poster.CLIPPER, ServicePackage.CUSTOM, Duration.ofDays(7), 10);
  }

  @Test
  void views_at_4_25_per_thousand_are_worth_5247_cents_and_a_rest() {
    Micros earned = cpm(4_250_000, 0, 100_00).earned(12_347);

    assertThat(earned.micros()).isEqualTo(52_474_750);
    assertThat(earned.settled()).isEqualTo(Money.usd(5247));
    assertThat(earned.carried().micros()).isEqualTo(4_750);
  }

  @Test
  void a_rate_of_a_tenth_of_a_cent_a_view_pays_every_tenth_view_a_cent() {
    Pricing.PerThousandViews small = cpm(1_000_000, 0, 100_00);

    assertThat(small.earned(9).settled()).isEqualTo(Money.usd(0));
    assertThat(small.earned(10).settled()).isEqualTo(Money.usd(1));
    assertThat(small.earned(999).settled()).isEqualTo(Money.usd(99));
    assertThat(small.earned(1000).settled()).isEqualTo(Money.usd(100));
  }

  @Test
  void below_the_minimum_nothing_is_earned_and_from_it_on_all() {
    Pricing.PerThousandViews views = cpm(4_250_000, 1_000, 100_00);

    assertThat(views.earned(999).micros()).isZero();
    assertThat(views.earned(1_000).settled()).isEqualTo(Money.usd(425));
  }

  @Test
  void no_clip_earns_more_than_its_cap() {
    assertThat(cpm(4_250_000, 0, 50_00).earned(100_000_000).settled()).isEqualTo(Money.usd(50_00));
    assertThat(cpm(4_250_000, 0, 50_00).upTo(Money.usd(7)).earned(100_000_000).settled())
        .isEqualTo(Money.usd(7));
  }

  @Test
  void the_deposit_needed_is_the_campaigns_cap() {
    assertThat(FundingRule.depositNeeded(offer(cpm(4_250_000, 0, 50_00)), POLICY.tiers()))
        .isEqualTo(Money.usd(500_00));
  }

  @Test
  void a_quote_says_what_views_are_worth_to_whom() {
    Quote quote = Quote.of(POLICY.termsFor(offer(cpm(4_250_000, 1_000, 50_00)), Tier.BRONZE));

    assertThat(quote.net()).isEqualTo(Money.usd(35_00));
    assertThat(quote.cost()).isEqualTo(Money.usd(50_00));
    // 4.25, 42.50 and the cap of 50.00, of which Bronze gets 70 %.
    assertThat(quote.steps())
        .containsExactly(
            new Quote.Step(1_000, Money.usd(2_97)),
            new Quote.Step(10_000, Money.usd(29_75)),
            new Quote.Step(11_765, Money.usd(35_00)));
  }

  @Test
  void a_second_claim_may_earn_what_the_first_leaves_of_the_clippers_cap() {
    ClaimTerms terms = POLICY.termsFor(offer(cpm(4_250_000, 0, 50_00)), Tier.BRONZE);

    assertThat(terms.leaving(Money.usd(0)).base()).isEqualTo(Money.usd(50_00));
    assertThat(terms.leaving(Money.usd(70_00)).base()).isEqualTo(Money.usd(30_00));
  }

  @Test
  void caps_must_contain_each_other_and_somebody_must_post() {
    assertThatThrownBy(
            () ->
                new Pricing.PerThousandViews(
                    new Micros(1, "USD"),
                    0,
                    Money.usd(5),
                    Money.usd(4),
                    Money.usd(9),
                    Duration.ZERO))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("perThousandViews.capPerClipper");
    assertThatThrownBy(
            () ->
                new Offer(
                    cpm(1, 0, 5), 1, Poster.NOBODY, ServicePackage.CUSTOM, Duration.ofDays(7), 1))
        .isInstanceOf(BrokenRule.class)
        .hasMessageContaining("poster");
  }
}
