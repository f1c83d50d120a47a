package io.clipgen.persistence.campaigns;

import static io.clipgen.domain.campaigns.CampaignFixtures.NOW;
import static io.clipgen.domain.campaigns.CampaignFixtures.POLICY;
import static io.clipgen.domain.campaigns.CampaignFixtures.offer;
import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.testing.Examples;
import io.clipgen.application.campaigns.testing.FakeStudio;
import io.clipgen.application.campaigns.usecase.ClaimCampaign;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.ClaimingRefusal;
import io.clipgen.domain.campaigns.Offer;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.testing.TestDatabase;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.extension.RegisterExtension;

/// Races on real PostgreSQL, each contestant on a connection of its own.
class LastPlaceTest {

  private static final int CONTESTANTS = 32;

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private final JdbcCampaigns campaigns = new JdbcCampaigns(db.database());
  private final JdbcClaims claims = new JdbcClaims(db.database());

  @RepeatedTest(5)
  void of_32_clippers_one_gets_the_last_place_and_the_others_are_told_why() throws Exception {
    Campaign campaign = open(offer(100_00, 1, 0));
    List<ClaimCampaign.Outcome> outcomes = race(campaign.id(), Examples::party);
    assertThat(outcomes).hasSize(CONTESTANTS);
    assertThat(outcomes.stream().filter(ClaimCampaign.Outcome.Taken.class::isInstance)).hasSize(1);
    assertThat(outcomes.stream().filter(ClaimCampaign.Outcome.Declined.class::isInstance))
        .hasSize(CONTESTANTS - 1)
        .allSatisfy(
            outcome ->
                assertThat(((ClaimCampaign.Outcome.Declined) outcome).refusal().sentence())
                    .isEqualTo(new ClaimingRefusal.NoPlaceLeft(1).sentence()));
    assertThat(campaigns.find(campaign.id()).orElseThrow().taken()).isEqualTo(1);
  }

  @RepeatedTest(5)
  void one_clipper_who_asks_32_times_at_once_gets_one_of_many_places() throws Exception {
    Campaign campaign = open(offer(100_00, 50, 0));
    PartyId clipper = Examples.party();
    List<ClaimCampaign.Outcome> outcomes = race(campaign.id(), () -> clipper);
    assertThat(outcomes.stream().filter(ClaimCampaign.Outcome.Taken.class::isInstance)).hasSize(1);
    assertThat(outcomes)
        .contains(new ClaimCampaign.Outcome.Declined(new ClaimingRefusal.AlreadyClaimed()));
    assertThat(campaigns.find(campaign.id()).orElseThrow().taken()).isEqualTo(1);
  }

  private Campaign open(Offer offer) {
    Campaign campaign = Examples.open(offer);
    db.database().run(() -> campaigns.add(campaign));
    return campaign;
  }

  private List<ClaimCampaign.Outcome> race(CampaignId campaign, Callable<PartyId> who)
      throws Exception {
    var start = new CyclicBarrier(CONTESTANTS);
    var runs = new ArrayList<Future<ClaimCampaign.Outcome>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < CONTESTANTS; i++) {
        var caller = new Caller(who.call(), Set.of("CLIPPER"));
        runs.add(
            threads.submit(
                () -> {
                  // Everybody has a connection and has seen the place before anybody asks for it.
                  return db.database()
                      .call(
                          () -> {
                            campaigns.find(campaign);
                            await(start);
                            return claim(campaign, caller);
                          });
                }));
      }
      var outcomes = new ArrayList<ClaimCampaign.Outcome>();
      for (var run : runs) {
        outcomes.add(run.get());
      }
      return outcomes;
    }
  }

  private static void await(CyclicBarrier start) {
    try {
      start.await();
    } catch (Exception e) {
      throw new IllegalStateException("the race did not start", e);
    }
  }

  private ClaimCampaign.Outcome claim(CampaignId campaign, Caller caller) {
    return new ClaimCampaign(
            db.database(),
            campaigns,
            claims,
            new JdbcStandings(db.database()),
            RICH,
            new FakeStudio(),
            () -> POLICY,
            () -> NOW,
            Examples::id)
        .handle(caller, new ClaimCampaign.Command(campaign));
  }

  /// Books with money for everybody: only places can run out.
  private static final Books RICH =
      (Books)
          Proxy.newProxyInstance(
              LastPlaceTest.class.getClassLoader(),
              new Class<?>[] {Books.class},
              (books, method, arguments) -> {
                if (method.getName().equals("reserve")) {
                  return true;
                }
                throw new UnsupportedOperationException(method.getName());
              });
}
