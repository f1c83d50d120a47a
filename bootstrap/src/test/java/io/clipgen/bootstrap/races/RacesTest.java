package io.clipgen.bootstrap.races;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.usecase.ApproveSubmission;
import io.clipgen.application.campaigns.usecase.ClaimCampaign;
import io.clipgen.application.campaigns.usecase.CountViews;
import io.clipgen.application.earnings.query.EarningsBoard;
import io.clipgen.application.earnings.query.SolvencyView;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.earnings.usecase.ReleaseLines;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.payouts.usecase.ChoosePayoutSchedule;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.payouts.usecase.RequestPayout;
import io.clipgen.application.payouts.usecase.RunPayouts;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.shared.Refused;
import io.clipgen.bootstrap.world.Deal;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.SubmissionId;
import io.clipgen.persistence.testing.Race;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who comes first may be anybody; that both come first must not be. A few dozen rounds in the
/// build, 10,000 of each with `-Psoak`.
class RacesTest {

  private static final int ROUNDS = Integer.getInteger("clipgen.races.rounds", 16);
  // So many are prepared, run and verified together; then they begin anew, from where they were
  // prepared.
  private static final int BATCH = 60;
  private static final long PRICE = 100_00;
  private static final long SHARE = 70_00;
  private static final long BONUS = 14_00;

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
  void two_payouts_of_one_balance() throws Exception {
    race(
        "two payouts of one balance",
        rounds ->
            earned(rounds).stream()
                .map(
                    clipper ->
                        new Duel(
                            () -> paysOut(clipper, null),
                            () -> paysOut(clipper, Money.usd(SHARE - 1)),
                            (all, part) -> {
                              assertThat(all).isNotEqualTo(part);
                              assertThat(WORLD.earnings(clipper).available().minor())
                                  .isEqualTo(all ? 0 : 1);
                            }))
                .toList());
  }

  @Test
  void a_weekly_run_against_a_payout_on_demand() throws Exception {
    race(
        "weekly run against on-demand payout",
        rounds ->
            earned(rounds).stream()
                .map(
                    clipper ->
                        new Duel(
                            () -> {
                              WORLD.get(ChoosePayoutSchedule.class).choose(clipper, Rhythm.WEEKLY);
                              WORLD
                                  .get(RunPayouts.class)
                                  .start(WORLD.admin(), Rhythm.WEEKLY, false);
                            },
                            RacesTest::runsPayouts,
                            () -> paysOut(clipper, null),
                            (run, asked) -> {
                              assertThat(WORLD.earnings(clipper).available().minor()).isZero();
                              assertThat(payouts(clipper)).isEqualTo(1);
                            }))
                .toList());
  }

  @Test
  void an_approval_of_a_payout_against_its_cancellation() throws Exception {
    race(
        "approval of a payout against its cancellation",
        rounds ->
            earned(rounds).stream()
                .map(
                    clipper -> {
                      PayoutId payout = WORLD.payout(clipper);
                      return new Duel(
                          () -> done(() -> WORLD.approve(payout)),
                          () -> done(() -> WORLD.get(DecidePayout.class).cancel(clipper, payout)),
                          (approved, cancelled) -> {
                            assertThat(approved).isNotEqualTo(cancelled);
                            assertThat(WORLD.earnings(clipper).available().minor())
                                .isEqualTo(cancelled ? SHARE : 0);
                          });
                    })
                .toList());
  }

  @Test
  void an_approval_against_a_withdrawal() throws Exception {
    race(
        "approve against withdraw",
        rounds -> {
          CampaignId campaign = WORLD.open(WORLD.brand(), Deal.of(PRICE, rounds));
          var duels = new ArrayList<Duel>();
          for (int i = 0; i < rounds; i++) {
            Caller clipper = WORLD.clipper();
            ClaimId claim = WORLD.claim(clipper, campaign);
            SubmissionId submission = WORLD.submit(claim);
            Caller brand = brandOf(campaign);
            var approval = new ApproveSubmission.Command(submission, 5, "");
            duels.add(
                new Duel(
                    () -> done(() -> WORLD.get(ApproveSubmission.class).handle(brand, approval)),
                    () -> done(() -> WORLD.withdraw(claim)),
                    (approved, withdrawn) -> {
                      assertThat(approved).isNotEqualTo(withdrawn);
                      assertThat(WORLD.earnings(clipper).held().minor())
                          .isEqualTo(approved ? SHARE : 0);
                    }));
          }
          return duels;
        });
  }

  @Test
  void a_close_against_a_claim() throws Exception {
    race(
        "close against claim",
        rounds ->
            open(rounds).stream()
                .map(
                    campaign -> {
                      Caller clipper = WORLD.clipper();
                      return new Duel(
                          () -> closes(campaign),
                          () ->
                              WORLD.tryToClaim(clipper, campaign)
                                  instanceof ClaimCampaign.Outcome.Taken,
                          (closed, claimed) -> {
                            assertThat(closed).isTrue();
                            SolvencyView money = solvency(campaign);
                            assertThat(money.addsUp()).isTrue();
                            assertThat(money.free().isZero()).isTrue();
                            assertThat(money.reserved().isPositive()).isEqualTo(claimed);
                          });
                    })
                .toList());
  }

  @Test
  void a_bonus_against_a_close() throws Exception {
    race(
        "bonus against close",
        rounds ->
            open(rounds).stream()
                .map(
                    campaign -> {
                      Caller clipper = WORLD.clipper();
                      ClaimId claim = WORLD.claim(clipper, campaign);
                      WORLD.submit(claim);
                      WORLD.approve(claim);
                      return new Duel(
                          () -> counts(claim, 120_000),
                          () -> closes(campaign),
                          (counted, closed) -> {
                            assertThat(counted && closed).isTrue();
                            assertThat(WORLD.earnings(clipper).held().minor())
                                .isEqualTo(SHARE + BONUS);
                            assertThat(solvency(campaign).addsUp()).isTrue();
                            assertThat(solvency(campaign).free().isZero()).isTrue();
                          });
                    })
                .toList());
  }

  @Test
  void a_bonus_against_the_same_bonus() throws Exception {
    race(
        "bonus against the same bonus",
        rounds ->
            approved(rounds).stream()
                .map(
                    work ->
                        new Duel(
                            () -> counts(work.claim(), 120_000),
                            () -> counts(work.claim(), 130_000),
                            (left, right) ->
                                assertThat(WORLD.earnings(work.clipper()).held().minor())
                                    .isEqualTo(SHARE + BONUS)))
                .toList());
  }

  @Test
  void a_release_against_falling_views() throws Exception {
    race(
        "release against falling views",
        rounds -> {
          List<Work> works = approved(rounds);
          works.forEach(work -> counts(work.claim(), 120_000));
          WORLD.settle();
          WORLD.clock().advance(Duration.ofDays(12));
          return works.stream()
              .map(
                  work ->
                      new Duel(
                          RacesTest::releases,
                          () -> counts(work.claim(), 1),
                          (released, fell) -> {
                            var money = WORLD.earnings(work.clipper());
                            long bonus = money.available().plus(money.held()).minor() - SHARE;
                            assertThat(bonus).isIn(0L, BONUS);
                          }))
              .toList();
        });
  }

  @Test
  void a_release_against_a_hold() throws Exception {
    race(
        "release against dispute hold",
        rounds -> {
          List<Work> works = approved(rounds);
          WORLD.settle();
          WORLD.clock().advance(Duration.ofDays(12));
          return works.stream()
              .map(
                  work ->
                      new Duel(
                          RacesTest::releases,
                          () -> done(() -> hold(work.claim())),
                          (released, held) -> {
                            // Before the release or after it, nothing of it can be taken out.
                            assertThat(held).isTrue();
                            assertThat(WORLD.earnings(work.clipper()).available().minor()).isZero();
                          }))
              .toList();
        });
  }

  @Test
  void a_payout_against_a_hold() throws Exception {
    race(
        "payout against dispute hold",
        rounds -> {
          List<Caller> clippers = earned(rounds);
          var duels = new ArrayList<Duel>();
          for (Caller clipper : clippers) {
            ClaimId claim = claimOf(clipper);
            duels.add(
                new Duel(
                    () -> paysOut(clipper, null),
                    () -> done(() -> hold(claim)),
                    (paid, held) -> {
                      assertThat(held).isTrue();
                      assertThat(WORLD.earnings(clipper).available().minor()).isZero();
                      long owed =
                          WORLD.books().getOrDefault("receivable:" + clipper.party().text(), 0L);
                      assertThat(owed).isEqualTo(paid ? SHARE : 0);
                    }));
          }
          return duels;
        });
  }

  @Test
  void two_workers_on_the_same_effects() throws Exception {
    race(
        "two workers on the same transfers",
        rounds -> {
          List<Caller> clippers = earned(rounds);
          var payouts = new ArrayList<PayoutId>();
          clippers.forEach(clipper -> payouts.add(WORLD.payout(clipper)));
          payouts.forEach(WORLD::approve);
          var duels = new ArrayList<Duel>();
          for (PayoutId payout : payouts) {
            duels.add(
                new Duel(
                    () -> WORLD.get(CarryOutEffects.class).callNext(),
                    () -> WORLD.get(CarryOutEffects.class).callNext(),
                    (left, right) -> {
                      assertThat(WORLD.find(payout).state()).isEqualTo("in-transit");
                      assertThat(calls(payout)).isEqualTo(1);
                    }));
          }
          return duels;
        });
  }

  @Test
  void a_payment_against_the_same_payment() throws Exception {
    race(
        "fund against fund",
        rounds -> {
          Caller brand = WORLD.brand();
          var duels = new ArrayList<Duel>();
          for (int i = 0; i < rounds; i++) {
            CampaignId campaign = WORLD.campaign(brand, Deal.of(PRICE, 1));
            duels.add(
                new Duel(
                    () -> done(() -> WORLD.fund(brand, campaign)),
                    () -> done(() -> WORLD.fund(brand, campaign)),
                    (left, right) -> {
                      assertThat(left).isNotEqualTo(right);
                      assertThat(solvency(campaign).deposits().minor())
                          .isEqualTo(PRICE + 2 * 85_00);
                    }));
          }
          return duels;
        });
  }

  /// Prepares a batch of duels, runs it as often as is wanted, and says who won how often.
  private static void race(String name, IntFunction<List<Duel>> prepare) throws Exception {
    int left = 0;
    int right = 0;
    int both = 0;
    List<Duel> prepared = prepare.apply(Math.min(BATCH, ROUNDS));
    World.Moment ready = WORLD.moment();
    for (int done = 0; done < ROUNDS; done += BATCH) {
      if (done > 0) {
        WORLD.backTo(ready);
      }
      List<Duel> duels = prepared.subList(0, Math.min(prepared.size(), ROUNDS - done));
      var said = new ArrayList<List<Boolean>>();
      for (Duel duel : duels) {
        duel.before().run();
        said.add(
            Race.between(
                List.<Callable<Boolean>>of(duel.left()::getAsBoolean, duel.right()::getAsBoolean)));
      }
      WORLD.settle();
      for (int i = 0; i < duels.size(); i++) {
        boolean one = said.get(i).get(0);
        boolean other = said.get(i).get(1);
        left += one && !other ? 1 : 0;
        right += other && !one ? 1 : 0;
        both += one && other ? 1 : 0;
        duels.get(i).referee().judge(one, other);
      }
      WORLD.verify();
    }
    System.out.printf(
        "Race, %s: %d rounds; the first alone %d, the second alone %d, both as they may %d;"
            + " 0 double effects%n",
        name, ROUNDS, left, right, both);
  }

  /// What somebody has done for a campaign.
  private record Work(Caller clipper, ClaimId claim) {}

  /// So much approved work, each of a clipper of its own.
  private static List<Work> approved(int rounds) {
    CampaignId campaign = WORLD.open(WORLD.brand(), Deal.of(PRICE, rounds));
    var works = new ArrayList<Work>();
    for (int i = 0; i < rounds; i++) {
      Caller clipper = WORLD.clipper();
      ClaimId claim = WORLD.claim(clipper, campaign);
      WORLD.submit(claim);
      WORLD.approve(claim);
      works.add(new Work(clipper, claim));
    }
    return works;
  }

  /// So many clippers who can take out the share of one clip each.
  private static List<Caller> earned(int rounds) {
    List<Caller> clippers = approved(rounds).stream().map(Work::clipper).toList();
    clippers.forEach(WORLD::openPayoutAccount);
    WORLD.pass(Duration.ofDays(12));
    return clippers;
  }

  private static boolean releases() {
    return WORLD.get(ReleaseLines.class).run(WORLD.clock().now()) >= 0;
  }

  private static List<CampaignId> open(int rounds) {
    Caller brand = WORLD.brand();
    var campaigns = new ArrayList<CampaignId>();
    for (int i = 0; i < rounds; i++) {
      CampaignId campaign = WORLD.campaign(brand, Deal.of(PRICE, 1));
      WORLD.fund(brand, campaign);
      campaigns.add(campaign);
    }
    WORLD.settle();
    return campaigns;
  }

  private static boolean paysOut(Caller clipper, Money amount) {
    return WORLD.tryToPayOut(clipper, amount) instanceof RequestPayout.Outcome.Requested;
  }

  private static boolean runsPayouts() {
    while (WORLD.get(RunPayouts.class).run(WORLD.clock().now()) > 0) {
      // a page at a time
    }
    return true;
  }

  private static long payouts(Caller clipper) {
    return WORLD
        .database()
        .with(
            handle ->
                handle
                    .createQuery("SELECT count(*) FROM payouts.payout WHERE payee = :payee")
                    .bind("payee", clipper.party().value())
                    .mapTo(Long.class)
                    .one());
  }

  private static Caller brandOf(CampaignId campaign) {
    return new Caller(WORLD.find(campaign).brand(), Set.of("CLIENT"));
  }

  private static boolean closes(CampaignId campaign) {
    return done(() -> WORLD.close(brandOf(campaign), campaign));
  }

  private static void hold(ClaimId claim) {
    WORLD
        .get(DecideHolds.class)
        .place(
            WORLD.admin(),
            new DecideHolds.Command(null, claim.text(), "It may be bought.", "A graph."));
  }

  private static ClaimId claimOf(Caller clipper) {
    return WORLD
        .database()
        .with(
            handle ->
                handle
                    .createQuery("SELECT id FROM campaigns.claim WHERE clipper = :clipper")
                    .bind("clipper", clipper.party().value())
                    .map((row, _) -> new ClaimId(row.getObject("id", UUID.class)))
                    .one());
  }

  /// How often the provider was asked to make its transfer.
  private static int calls(PayoutId payout) {
    return WORLD
        .database()
        .with(
            handle ->
                handle
                    .createQuery("SELECT calls FROM operations.effect WHERE reference = :payout")
                    .bind("payout", payout.text())
                    .mapTo(Integer.class)
                    .one());
  }

  private static boolean counts(ClaimId claim, long views) {
    WORLD
        .get(CountViews.class)
        .handle(
            new ViewsObserved(List.of(new ViewsObserved.Views(claim, views)), WORLD.clock().now()));
    return true;
  }

  private static SolvencyView solvency(CampaignId campaign) {
    return WORLD.get(EarningsBoard.class).solvency(campaign.text()).orElseThrow();
  }

  private static boolean done(Runnable what) {
    try {
      what.run();
      return true;
    } catch (Refused tooLate) {
      return false;
    }
  }
}
