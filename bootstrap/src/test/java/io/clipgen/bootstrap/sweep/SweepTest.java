package io.clipgen.bootstrap.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.campaigns.usecase.AppealRejection;
import io.clipgen.application.campaigns.usecase.DecideDispute;
import io.clipgen.application.campaigns.usecase.OpenDispute;
import io.clipgen.application.campaigns.usecase.PublishSchedule;
import io.clipgen.application.campaigns.usecase.StrikeViews;
import io.clipgen.application.campaigns.usecase.TipClipper;
import io.clipgen.application.earnings.usecase.AnswerChargeback;
import io.clipgen.application.earnings.usecase.DecideHolds;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.usecase.ChoosePayoutSchedule;
import io.clipgen.application.payouts.usecase.DecidePayout;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.bootstrap.world.Deal;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.campaigns.CampaignFee;
import io.clipgen.domain.payouts.Rhythm;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PayoutId;
import io.clipgen.domain.shared.Share;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Stories of all that money does, in which everything fails once.
///
/// The build tries some points of each, by a seed that it prints; `-Psoak` all of them.
/// `-Dclipgen.sweep.only=payout` tries the steps that have it in their name and the points that
/// have it in their text, and `-Dclipgen.sweep.repeats=1` each statement of a step once in each
/// way, however often it is run. With the same seed, `-Dclipgen.sweep.from=4000` goes on where so
/// many `cases` ended.
class SweepTest {

  private static final int MANY = Integer.getInteger("clipgen.sweep.cases", 8);
  private static final int FROM = Integer.getInteger("clipgen.sweep.from", 0);
  private static final int REPEATS = Integer.getInteger("clipgen.sweep.repeats", Integer.MAX_VALUE);
  private static final long SEED = Long.getLong("clipgen.sweep.seed", System.nanoTime() % 100_000);
  private static final String ONLY = System.getProperty("clipgen.sweep.only", "");
  private static final BooleanSupplier NEVER = () -> false;

  private final Sweep sweep = new Sweep("2s");
  private final World world = sweep.world();

  @AfterEach
  void end() {
    sweep.close();
  }

  @Test
  void from_the_card_to_the_bank_and_back() {
    cardToBank();
    failEverythingOnce("from the card to the bank and back");
  }

  @Test
  void what_is_doubted_taken_back_and_returned() {
    doubts();
    failEverythingOnce("what is doubted, taken back and returned");
  }

  @Test
  void what_banks_ask_back_and_brands_dispute() {
    chargebacks();
    disputes();
    failEverythingOnce("what banks ask back and brands dispute");
  }

  @Test
  void paid_by_views() {
    byViews();
    failEverythingOnce("paid by views");
  }

  @Test
  void paid_without_asking() {
    weekly();
    failEverythingOnce("paid without asking");
  }

  private void failEverythingOnce(String story) {
    List<Sweep.Case> cases = sweep.cases(FROM, MANY, REPEATS, SEED, ONLY);
    System.out.printf(
        "N-th failure sweep, %s: %d points in 3 ways, %d of them different, %s%n",
        story,
        sweep.cases().size() / 3,
        sweep.cases(0, Integer.MAX_VALUE, 1, SEED, "").size() / 3,
        sweep.points());
    var wrong = new ArrayList<String>();
    for (Sweep.Case failing : cases) {
      List<String> found = sweep.run(failing);
      if (!found.isEmpty()) {
        wrong.add(sweep.describe(failing) + "\n    " + String.join("\n    ", found));
      }
    }
    System.out.printf(
        "N-th failure sweep, %s: %d of %d cases tried (seed %d, from %d), %d went wrong%n",
        story, cases.size(), sweep.cases().size(), SEED, FROM, wrong.size());
    assertThat(wrong).isEmpty();
  }

  private void doubts() {
    Caller brand = world.brand();
    Caller first = world.clipper();
    Caller second = world.clipper();
    CampaignId campaign = world.open(brand, Deal.of(100_01, 3));
    ClaimId kept = world.claim(first, campaign);
    ClaimId lost = world.claim(second, campaign);
    for (ClaimId claim : List.of(kept, lost)) {
      world.submit(claim);
      world.approve(claim);
      world.views(claim, 600_000);
    }
    world.openPayoutAccount(first);
    world.settle();

    sweep.step("hold before the release", () -> hold(lost), () -> count("earnings.hold") == 1);
    HoldId before = new HoldId(only("earnings.hold"));
    sweep.step("release beside a hold", () -> later(Duration.ofDays(11)), NEVER);
    sweep.step(
        "decide against the payee",
        () -> world.get(DecideHolds.class).decide(world.admin(), before, false, "It was."),
        () -> count("earnings.hold WHERE state <> 'OPEN'") == 1);
    sweep.step("hold after the release", () -> hold(kept), () -> count("earnings.hold") == 2);
    HoldId after = new HoldId(only("earnings.hold WHERE state = 'OPEN'"));
    sweep.step(
        "decide for the payee",
        () -> world.get(DecideHolds.class).decide(world.admin(), after, true, "It was not."),
        () -> count("earnings.hold WHERE state <> 'OPEN'") == 2);

    world.trouble("payouts", "payout_fails");
    PayoutId payout = world.payout(first);
    world.approve(payout);
    world.settle();
    sweep.step("payout that the bank returns", () -> later(Duration.ofDays(15)), NEVER);
    assertThat(world.find(payout).state()).isEqualTo("bounced");
    sweep.step(
        "reversal of its transfer",
        () -> world.get(DecidePayout.class).takeBack(world.admin(), payout, ""),
        () -> !world.find(payout).state().equals("bounced"));
    PayoutId again = world.payout(first);
    world.approve(again);
    world.settle();
    sweep.step(
        "strike after the payout",
        () -> strike(kept, 500_000),
        () -> count("campaigns.strike") == 1);
    sweep.step(
        "close", () -> world.close(brand, campaign), () -> world.find(campaign).state().over());
    sweep.step("end of the bonus window", () -> later(Duration.ofDays(120)), NEVER);
  }

  /// On a platform that has earned what disputes cost, and takes a fee on payments. A chargeback's
  /// times are counted from here.
  private void chargebacks() {
    var fee = new CampaignFee("v1", Share.ofBasisPoints(500));
    world
        .get(PublishSchedule.class)
        .handle(world.admin(), new PublishSchedule.Command(fee, "It costs.", null));
    ClaimId earlier = world.claim(world.clipper(), world.open(world.brand(), Deal.of(100_00, 1)));
    world.submit(earlier);
    world.approve(earlier);
    world.pass(Duration.ofDays(11));
    Caller brand = world.brand();
    CampaignId campaign = world.open(brand, Deal.of(100_00, 3));
    ClaimId approved = world.claim(world.clipper(), campaign);
    ClaimId rejected = world.claim(world.clipper(), campaign);
    for (ClaimId claim : List.of(approved, rejected)) {
      world.submit(claim);
    }
    world.approve(approved);
    world.reject(rejected);
    appeal(rejected);
    later(Duration.ofDays(14));
    world.settle();
    long charged = world.charged(world.charge(campaign.text()));

    sweep.step("chargeback of a part opened", () -> ask(campaign, 50_00, 15), NEVER);
    String part = chargeback();
    sweep.step(
        "chargeback contested",
        () ->
            world
                .get(AnswerChargeback.class)
                .handle(
                    world.admin(), new AnswerChargeback.Command(part, "They approved each clip.")),
        () -> count("earnings.chargeback_reply") == 1);
    sweep.step("chargeback won", () -> rule(part, true, 16), NEVER);
    sweep.step("chargeback of all opened", () -> ask(campaign, charged, 17), NEVER);
    String all = chargeback();
    assertThat(world.find(rejected).state().words()).isEqualTo("revoked");
    sweep.step("chargeback lost", () -> rule(all, false, 18), NEVER);
    assertThat(count("earnings.debt WHERE open > 0")).isEqualTo(1);
    sweep.step("chargeback won after all", () -> rule(all, true, 26), NEVER);
    assertThat(count("earnings.debt WHERE open > 0")).isZero();
    sweep.step(
        "close after it was won",
        () -> world.close(brand, campaign),
        () -> world.find(campaign).state().over());
  }

  private void disputes() {
    Caller brand = world.brand();
    CampaignId campaign = world.open(brand, Deal.of(100_01, 2));
    List<ClaimId> claims =
        List.of(world.claim(world.clipper(), campaign), world.claim(world.clipper(), campaign));
    for (ClaimId claim : claims) {
      world.submit(claim);
      world.approve(claim);
    }
    world.settle();
    for (ClaimId claim : claims) {
      boolean forClipper = claim.equals(claims.getFirst());
      long decided = count("campaigns.dispute WHERE decided_at IS NOT NULL");
      String which = forClipper ? "dismissed" : "upheld";
      sweep.step(
          "dispute to be " + which,
          () -> dispute(brand, claim),
          () -> count("campaigns.dispute WHERE decided_at IS NULL") == 1);
      DisputeId dispute = new DisputeId(only("campaigns.dispute WHERE decided_at IS NULL"));
      sweep.step(
          "dispute " + which,
          () ->
              world
                  .get(DecideDispute.class)
                  .handle(
                      world.admin(), new DecideDispute.Command(dispute, forClipper, "I saw it.")),
          () -> count("campaigns.dispute WHERE decided_at IS NOT NULL") == decided + 1);
    }
    assertThat(world.find(claims.getLast()).state().words()).isEqualTo("revoked");
  }

  private void appeal(ClaimId claim) {
    var clipper = new Caller(world.find(claim).clipper(), Set.of("CLIPPER"));
    world
        .get(AppealRejection.class)
        .handle(clipper, new AppealRejection.Command(claim, "It is what was asked for."));
    world.settle();
  }

  private void dispute(Caller brand, ClaimId claim) {
    world
        .get(OpenDispute.class)
        .handle(brand, new OpenDispute.Command(claim, "It is not ours.", List.of()));
  }

  /// A bank asks a campaign's payment back, and it is heard of on a day.
  private void ask(CampaignId campaign, long amount, int day) {
    world.chargeBack(world.charge(campaign.text()), Money.usd(amount), Money.usd(15_00));
    later(Duration.ofDays(day));
  }

  private void rule(String chargeback, boolean won, int day) {
    world.rule(chargeback, won);
    later(Duration.ofDays(day));
  }

  private String chargeback() {
    return text("SELECT id FROM earnings.chargeback ORDER BY opened_at DESC, id DESC LIMIT 1");
  }

  private String text(String sql) {
    return world.database().with(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  private void byViews() {
    Caller brand = world.brand();
    Caller clipper = world.clipper();
    CampaignId campaign = world.campaign(brand, Deal.perViews(4_250_000, 60_00, 2));
    world.fund(brand, campaign);
    world.settle();
    sweep.step("claim", () -> world.claim(clipper, campaign), () -> count("campaigns.claim") == 1);
    ClaimId claim = claim();
    world.submit(claim);
    sweep.step(
        "approve", () -> world.approve(claim), () -> world.find(claim).approval().isPresent());
    sweep.step("views", () -> world.views(claim, 12_347), NEVER);
    sweep.step("more views than the cap pays", () -> world.views(claim, 50_000), NEVER);
    sweep.step("fewer views", () -> world.views(claim, 9_000), NEVER);
    sweep.step("release", () -> later(Duration.ofDays(11)), NEVER);
    sweep.step(
        "strike after the release",
        () -> strike(claim, 8_000),
        () -> count("campaigns.strike") == 1);
    sweep.step(
        "close", () -> world.close(brand, campaign), () -> world.find(campaign).state().over());
    sweep.step("end of the window", () -> later(Duration.ofDays(120)), NEVER);
  }

  private void weekly() {
    Caller brand = world.brand();
    List<Caller> clippers = List.of(world.clipper(), world.clipper(), world.clipper());
    CampaignId campaign = world.open(brand, Deal.of(100_01, clippers.size()));
    for (Caller clipper : clippers) {
      ClaimId claim = world.claim(clipper, campaign);
      world.submit(claim);
      world.approve(claim);
      world.get(ChoosePayoutSchedule.class).choose(clipper, Rhythm.WEEKLY);
    }
    clippers.subList(0, 2).forEach(world::openPayoutAccount);
    world.pass(Duration.ofDays(11));
    ClaimId tipped = new ClaimId(only("campaigns.claim ORDER BY id LIMIT 1"));
    var tip = new TipClipper.Command(tipped, Money.usd(5_00), "pm_card_visa", "Well cut.");
    sweep.step(
        "tip",
        () -> world.get(TipClipper.class).handle(brand, tip),
        () -> count("earnings.tip") == 1);
    sweep.step("weekly run", () -> later(Duration.ofDays(16)), NEVER);
    assertThat(count("payouts.payout")).isEqualTo(2);
    sweep.step("its arrival", () -> later(Duration.ofDays(22)), NEVER);
  }

  private void hold(ClaimId claim) {
    world
        .get(DecideHolds.class)
        .place(
            world.admin(),
            new DecideHolds.Command(null, claim.text(), "It may be bought.", "A graph."));
  }

  private void strike(ClaimId claim, long views) {
    world
        .get(StrikeViews.class)
        .strike(world.admin(), new StrikeViews.Command(claim, views, "Bought.", "A graph."));
  }

  private void cardToBank() {
    Caller brand = world.brand();
    Caller clipper = world.clipper();
    world.connect(clipper);
    CampaignId campaign = world.campaign(brand, Deal.of(100_01, 3));

    sweep.step(
        "fund",
        () -> world.fund(brand, campaign),
        () -> count("campaigns.funding WHERE state <> 'REFUSED'") == 1);

    sweep.step("claim", () -> world.claim(clipper, campaign), () -> count("campaigns.claim") == 1);
    ClaimId claim = claim();
    world.submit(claim);

    sweep.step("approve", () -> world.approve(claim), () -> count("earnings.line") == 1);

    sweep.step("post", () -> later(Duration.ofHours(1)), NEVER);
    world.watch(post(), 600_000);
    sweep.step("bonus", () -> later(Duration.ofHours(36)), NEVER);
    assertThat(world.find(claim).approval().orElseThrow().views()).isEqualTo(600_000);
    world.watch(post(), 120_000);
    sweep.step("views fall", () -> later(Duration.ofHours(72)), NEVER);
    assertThat(world.find(claim).approval().orElseThrow().views()).isEqualTo(120_000);

    sweep.step("open payout account", () -> world.openPayoutAccount(clipper), NEVER);
    sweep.step("release", () -> later(Duration.ofDays(11)), NEVER);

    sweep.step("request payout", () -> world.payout(clipper), () -> count("payouts.payout") == 1);
    PayoutId payout = payout();
    sweep.step(
        "payout",
        () -> world.approve(payout),
        () -> !world.find(payout).state().equals("requested"));
    sweep.step("arrival", () -> later(Duration.ofDays(15)), NEVER);

    sweep.step(
        "close", () -> world.close(brand, campaign), () -> world.find(campaign).state().over());
    sweep.step("end of the bonus window", () -> later(Duration.ofDays(120)), NEVER);
  }

  /// To a time that is the same however often it is asked for.
  private void later(Duration time) {
    world.clock().set(SettableClock.START.plus(time));
  }

  private long count(String rows) {
    return world
        .database()
        .with(handle -> handle.createQuery("SELECT count(*) FROM " + rows).mapTo(Long.class).one());
  }

  private ClaimId claim() {
    return new ClaimId(only("campaigns.claim"));
  }

  private String post() {
    return world
        .database()
        .with(
            handle ->
                handle
                    .createQuery("SELECT external_id FROM publishing.post")
                    .mapTo(String.class)
                    .one());
  }

  private PayoutId payout() {
    return new PayoutId(only("payouts.payout"));
  }

  private UUID only(String rows) {
    return world
        .database()
        .with(handle -> handle.createQuery("SELECT id FROM " + rows).mapTo(UUID.class).one());
  }
}
