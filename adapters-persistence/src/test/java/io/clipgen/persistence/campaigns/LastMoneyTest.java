package io.clipgen.persistence.campaigns;

import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.POLICY;
import static io.clipgen.domain.campaigns.CampaignFixtures.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.testing.Examples;
import io.clipgen.application.campaigns.testing.FakeStudio;
import io.clipgen.application.campaigns.usecase.ClaimCampaign;
import io.clipgen.application.campaigns.usecase.ClaimCampaign.Outcome;
import io.clipgen.application.campaigns.usecase.CloseCampaign;
import io.clipgen.application.earnings.port.LedgerAudit.Check;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.testing.FakeOutbox;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.ClaimingRefusal;
import io.clipgen.domain.shared.Money;
import io.clipgen.persistence.earnings.RealBooks;
import io.clipgen.persistence.testing.Race;
import io.clipgen.persistence.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/// A race for a campaign's money on real PostgreSQL, with the real ledger. There are places for
/// everybody.
class LastMoneyTest {

  private static final int CONTESTANTS = 16;
  private static final int COVERED = 5;

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private static final RealBooks MONEY = new RealBooks(db.database());
  private final JdbcCampaigns campaigns = new JdbcCampaigns(db.database());
  private final JdbcClaims claims = new JdbcClaims(db.database());

  @RepeatedTest(5)
  void no_more_places_are_taken_than_the_money_covers_and_it_adds_up() throws Exception {
    Campaign campaign = Examples.open(offer(100_00, CONTESTANTS, 20));
    db.database().run(() -> campaigns.add(campaign));
    // A claim of the lowest tier reserves its price and 20 % of 70 % of it; the last one is short
    // of a cent.
    MONEY.fund(campaign.id(), Money.usd((COVERED + 1) * 114_00 - 1));

    List<Outcome> outcomes =
        Race.between(
            IntStream.range(0, CONTESTANTS)
                .<Callable<Outcome>>mapToObj(_ -> () -> claim(campaign))
                .toList());

    List<Claim> taken =
        outcomes.stream()
            .filter(Outcome.Taken.class::isInstance)
            .map(outcome -> ((Outcome.Taken) outcome).claim())
            .toList();
    assertThat(taken).hasSize(COVERED);
    assertThat(outcomes)
        .filteredOn(Outcome.Declined.class::isInstance)
        .hasSize(CONTESTANTS - COVERED)
        .containsOnly(new Outcome.Declined(new ClaimingRefusal.NotEnoughFunds(Money.usd(114_00))));
    assertThat(campaigns.find(campaign.id()).orElseThrow().taken()).isEqualTo(COVERED);
    var solvency = MONEY.board().solvency(campaign.id().text()).orElseThrow();
    assertThat(solvency.reserved()).isEqualTo(Money.usd(COVERED * 114_00));
    assertThat(solvency.free()).isEqualTo(Money.usd(113_99));
    assertThat(solvency.addsUp()).isTrue();
    assertThat(MONEY.audit().audit().checks()).allMatch(Check::holds);
  }

  @RepeatedTest(5)
  void what_is_claimed_while_the_brand_closes_stays_and_all_else_goes_back() throws Exception {
    Campaign campaign = Examples.open(offer(100_00, CONTESTANTS, 20));
    db.database().run(() -> campaigns.add(campaign));
    MONEY.fund(campaign.id(), Money.usd(CONTESTANTS * 114_00));
    var runners = new ArrayList<Callable<Boolean>>();
    for (int i = 1; i < CONTESTANTS; i++) {
      runners.add(() -> claim(campaign) instanceof Outcome.Taken);
    }
    runners.add(() -> !close(campaign));

    long taken = Race.between(runners).stream().filter(won -> won).count();

    assertThat(campaigns.find(campaign.id()).orElseThrow().taken()).isEqualTo((int) taken);
    var solvency = MONEY.board().solvency(campaign.id().text()).orElseThrow();
    assertThat(solvency.reserved()).isEqualTo(Money.usd(taken * 114_00));
    assertThat(solvency.refunded()).isEqualTo(Money.usd((CONTESTANTS - taken) * 114_00));
    assertThat(solvency.free()).isEqualTo(Money.usd(0));
    assertThat(solvency.addsUp()).isTrue();
    assertThat(MONEY.audit().audit().checks()).allMatch(Check::holds);
  }

  private boolean close(Campaign campaign) {
    var brand = new Caller(campaign.brand(), Set.of("CLIENT"));
    return new CloseCampaign(db.database(), campaigns, MONEY.books(), new FakeOutbox(), () -> NOW)
        .handle(brand, campaign.id())
        .campaign()
        .state()
        .over();
  }

  private Outcome claim(Campaign campaign) {
    return new ClaimCampaign(
            db.database(),
            campaigns,
            claims,
            new JdbcStandings(db.database()),
            MONEY.books(),
            new FakeStudio(),
            () -> POLICY,
            () -> NOW,
            Examples::id)
        .handle(
            new Caller(Examples.party(), Set.of("CLIPPER")),
            new ClaimCampaign.Command(campaign.id()));
  }
}
