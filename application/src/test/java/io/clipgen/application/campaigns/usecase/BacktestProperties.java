package io.clipgen.application.campaigns.usecase;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.query.BacktestView.PayeeView;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.campaigns.BonusSchedule;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.TierPolicy;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/// Random histories: clips and paid views, rises, falls, strikes, releases between them, and
/// whatever is published meanwhile.
class BacktestProperties {

  private static final long[] VIEWS = {
    0, 999, 50_000, 99_999, 100_000, 480_000, 600_000, 7_000_000
  };
  private static final BonusSchedule[] BONUSES = {
    BonusSchedule.defaults(),
    BonusSchedule.parse("", ""),
    BonusSchedule.parse("", "1000=333,100000=7777"),
    BonusSchedule.parse("", "40000=1,500000=20000"),
  };
  private static final TierPolicy[] TIERS = {
    TierPolicy.defaults(),
    TierPolicy.parse(
        "", "bronze=6667:0:0,silver=7501:1:60000,gold=8000:2:500000,platinum=9999:3:1000000"),
    TierPolicy.parse(
        "",
        "bronze=7000:0:0,silver=7500:30:9000000,gold=8000:50:90000000,platinum=8500:100:900000000"),
  };

  /// Played under the terms that were agreed, history is what the books say, whatever was published
  /// on the way.
  @Property(tries = 60)
  void without_a_proposal_every_payee_gets_what_it_got(@ForAll long seed) {
    Past past = history(seed, 25, true);
    assertNothingDiffers(past, past.totals(past.command(List.of(), null)));
  }

  /// The rules in force, where nothing else ever was, give what they gave.
  @Property(tries = 60)
  void the_rules_in_force_give_every_payee_what_it_got(@ForAll long seed) {
    Past past = history(seed, 25, false);
    CampaignPolicy now = past.market.policies.current();
    assertNothingDiffers(
        past, past.totals(past.command(List.of(now.tiers(), now.bonuses(), now.fee()), null)));
  }

  /// The tiers are found anew from claims, approvals and views: a proposal that only changes a tier
  /// that nobody reached changes nothing.
  @Property(tries = 60)
  void tiers_are_earned_again_as_they_were_earned(@ForAll long seed) {
    Past past = history(seed, 25, false);
    TierPolicy other =
        TierPolicy.parse(
            "",
            "bronze=7000:0:0,silver=7500:10:100000,gold=8000:50:500000,platinum=8500:100000:100000000");
    boolean platinum =
        past.market.claims.all().stream()
            .anyMatch(claim -> claim.terms().rule().contains("platinum"));
    if (!platinum) {
      assertNothingDiffers(past, past.totals(other));
    }
  }

  /// Under any rates, what brands pay is payees' and the platform's, and each payee's difference is
  /// part of the whole one.
  @Property(tries = 60)
  void nothing_is_lost_under_any_rates(
      @ForAll long seed,
      @ForAll @IntRange(max = 2) int tiers,
      @ForAll @IntRange(max = 3) int bonuses) {
    Past past = history(seed, 25, true);
    Totals totals = past.totals(past.command(List.of(TIERS[tiers], BONUSES[bonuses]), null));
    assertThat(totals.addsUp()).isTrue();
    assertThat(past.payees().stream().mapToLong(each -> each.earned().would().minor()).sum())
        .isEqualTo(totals.earned().would().minor());
    assertThat(past.payees()).allMatch(each -> !each.earned().would().isNegative());
  }

  private static void assertNothingDiffers(Past past, Totals totals) {
    assertThat(past.payees())
        .extracting(PayeeView::earned)
        .allSatisfy(earned -> assertThat(earned.would()).isEqualTo(earned.was()));
    assertThat(totals.unexplained()).isZero();
    assertThat(totals.addsUp()).isTrue();
    assertThat(totals.paid().difference().isZero()).isTrue();
    assertThat(totals.clipFees().difference().isZero()).isTrue();
  }

  private static Past history(long seed, int steps, boolean publishing) {
    var random = new Random(seed);
    var past = new Past();
    List<Caller> clippers = List.of(past.market.clipper, past.market.other);
    List<Campaign> campaigns =
        List.of(
            past.market.opened(past.market.terms(100_01, 20, 200)),
            past.market.opened(past.market.terms(33_33, 20, 50)),
            past.market.opened(past.market.perViews(2_000_00)));
    var claims = new ArrayList<Claim>();
    for (int i = 0; i < steps; i++) {
      switch (random.nextInt(publishing ? 9 : 8)) {
        case 0, 1, 2 -> claim(past, random, clippers, campaigns, claims);
        case 3, 4, 5 -> {
          if (!claims.isEmpty()) {
            past.observe(any(random, claims), VIEWS[random.nextInt(VIEWS.length)]);
          }
        }
        case 6 -> strike(past, random, claims);
        case 7 -> past.pass(Duration.ofHours(1 + random.nextInt(24 * 40)));
        default -> publish(past, random);
      }
    }
    return past;
  }

  private static void claim(
      Past past,
      Random random,
      List<Caller> clippers,
      List<Campaign> campaigns,
      List<Claim> claims) {
    Campaign campaign = past.market.now(any(random, campaigns));
    Caller clipper = any(random, clippers);
    var outcome =
        past.market.claimCampaign.handle(clipper, new ClaimCampaign.Command(campaign.id()));
    if (outcome instanceof ClaimCampaign.Outcome.Taken taken) {
      past.market.withdraw(taken.claim(), clipper);
      claims.add(past.approved(campaign, clipper, VIEWS[random.nextInt(VIEWS.length)]));
    }
  }

  private static void strike(Past past, Random random, List<Claim> claims) {
    if (!claims.isEmpty()) {
      Claim claim = past.market.now(any(random, claims));
      long views = claim.approval().orElseThrow().views();
      if (views > 0) {
        past.strike(claim, 1 + random.nextLong(views));
      }
    }
  }

  private static void publish(Past past, Random random) {
    CampaignPolicy now = past.market.policies.current();
    if (random.nextBoolean()) {
      TierPolicy tiers = TIERS[random.nextInt(TIERS.length)];
      if (!tiers.differencesFrom(now.tiers()).isEmpty()) {
        past.publish(tiers);
      }
    } else {
      BonusSchedule bonuses = BONUSES[random.nextInt(BONUSES.length)];
      if (!bonuses.differencesFrom(now.bonuses()).isEmpty()) {
        past.publish(bonuses);
      }
    }
  }

  private static <T> T any(Random random, List<T> all) {
    return all.get(random.nextInt(all.size()));
  }
}
