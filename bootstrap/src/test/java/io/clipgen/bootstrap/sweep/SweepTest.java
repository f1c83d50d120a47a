package io.clipgen.bootstrap.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.testing.SettableClock;
import io.clipgen.bootstrap.world.Deal;
import io.clipgen.bootstrap.world.World;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// A story of all that money does, in which everything fails once.
///
/// The build tries some points, by a seed that it prints; `-Psoak` all of them.
class SweepTest {

  private static final int MANY = Integer.getInteger("clipgen.sweep.cases", 40);
  private static final long SEED = Long.getLong("clipgen.sweep.seed", System.nanoTime() % 100_000);
  private static final BooleanSupplier NEVER = () -> false;

  private final Sweep sweep = new Sweep("2s");
  private final World world = sweep.world();

  @Test
  void whatever_fails_once_the_books_end_as_if_nothing_had() {
    try (sweep) {
      play();
      List<Sweep.Case> cases = sweep.cases(MANY, SEED);
      System.out.printf(
          "N-th failure sweep: %d points in 3 ways, %s%n",
          sweep.cases().size() / 3, sweep.points());
      var wrong = new ArrayList<String>();
      for (Sweep.Case failing : cases) {
        List<String> found = sweep.run(failing);
        if (!found.isEmpty()) {
          wrong.add(sweep.describe(failing) + "\n    " + String.join("\n    ", found));
        }
      }
      System.out.printf(
          "N-th failure sweep: %d of %d cases tried (seed %d), %d went wrong%n",
          cases.size(), sweep.cases().size(), SEED, wrong.size());
      assertThat(wrong).isEmpty();
    }
  }

  private void play() {
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

  private UUID only(String table) {
    return world
        .database()
        .with(handle -> handle.createQuery("SELECT id FROM " + table).mapTo(UUID.class).one());
  }
}
