package io.clipgen.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.testing.Carrier;
import io.clipgen.application.operations.testing.InMemoryAdminActions;
import io.clipgen.application.operations.testing.OutboxContract.Rained;
import io.clipgen.application.operations.testing.Parcel;
import io.clipgen.application.operations.usecase.DrainDueWork;
import io.clipgen.application.operations.usecase.MoveClock;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DueWorkTest {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private static final Caller ADMIN = new Caller(new PartyId(new UUID(1, 1)), Set.of("ADMIN"));
  private static final Caller CLIPPER = new Caller(new PartyId(new UUID(2, 2)), Set.of("CLIPPER"));

  private final MachineTime time = new MachineTime();
  private final Background here = background(time, RunnerId.current());
  private final Tide tide = new Tide();

  private static Background background(InstantSource time, RunnerId runner) {
    return new Background(db.database(), db.dataSource(), time, runner);
  }

  @BeforeEach
  void empty() {
    db.asOwner(
        "TRUNCATE operations.outbox, operations.delivery, operations.turn, operations.effect");
    here.dueWorks.add(tide);
  }

  @Test
  void due_work_is_looked_at_once_per_interval_until_nothing_is_due_whoever_looks() {
    tide.batches.addAll(List.of(2, 1, 0, 5, 0));
    Background other = background(time, new RunnerId("elsewhere", 1, Instant.EPOCH));

    assertThat(here.runDueWork().ifDue(tide)).isEqualTo(3);
    assertThat(other.runDueWork().ifDue(tide)).isZero();
    time.pass(Duration.ofMinutes(1));
    assertThat(other.runDueWork().ifDue(tide)).isEqualTo(5);

    assertThat(tide.seen).hasSize(5).containsOnly(here.business.now());
  }

  @Test
  void while_one_process_has_the_turn_no_other_gets_it_unless_it_died() {
    Background dead = background(time, Background.deadProcess());
    dead.dueWorkLog.takeIfDue("tide", time.instant(), time.instant().plusSeconds(300));
    tide.batches.addAll(List.of(1, 0));

    assertThat(here.runDueWork().ifDue(tide)).isZero();
    here.recovery.run();

    assertThat(here.runDueWork().ifDue(tide)).isEqualTo(1);
  }

  @Test
  void trouble_with_one_kind_does_not_stop_the_others() {
    DueWork broken = new Tide("broken");
    here.dueWorks.add(0, broken);
    BackgroundWorker worker = here.worker();
    tide.batches.addAll(List.of(1, 0));

    worker.start();

    try {
      Eventually.isTrue("the tide was looked at", () -> tide.seen.size() == 2);
    } finally {
      worker.stop();
    }
  }

  @Test
  void draining_goes_on_until_what_follows_from_due_work_is_done_as_well() {
    Carrier carrier = new Carrier("carry");
    List<Rained> heard = new ArrayList<>();
    here.effectHandlers.add(carrier);
    here.eventHandlers.add(
        new EventHandler<Rained>() {
          @Override
          public String name() {
            return "rain";
          }

          @Override
          public Class<Rained> type() {
            return Rained.class;
          }

          @Override
          public void handle(Rained event) {
            heard.add(event);
            here.database.run(() -> here.effects.intend("carry", "umbrella", new Parcel(1)));
          }
        });
    tide.batches.addAll(List.of(1, 0));
    tide.first = () -> here.database.run(() -> here.outbox.publish(new Rained(4)));

    DrainDueWork.Outcome outcome = drain().handle(new DrainDueWork.Command(ADMIN));

    assertThat(outcome.quiet()).isTrue();
    assertThat(outcome.handled()).isEqualTo(Map.of("tide", 1, "events", 1, "effects", 1));
    assertThat(heard).containsExactly(new Rained(4));
    assertThat(carrier.written()).containsExactly("umbrella done receipt-1");
    assertThatThrownBy(() -> drain().handle(new DrainDueWork.Command(CLIPPER)))
        .isInstanceOf(Forbidden.class);
  }

  @Test
  void draining_says_what_failed_and_does_the_rest() {
    here.dueWorks.add(0, new Tide("broken"));
    tide.batches.addAll(List.of(3, 0));

    DrainDueWork.Outcome outcome = drain().handle(new DrainDueWork.Command(ADMIN));

    assertThat(outcome.quiet()).isFalse();
    assertThat(outcome.failed()).isEqualTo(Map.of("broken", "IllegalStateException: no moon"));
    assertThat(outcome.handled()).containsEntry("tide", 3);
  }

  private DrainDueWork drain() {
    return new DrainDueWork(
        here.runDueWork(),
        here.deliverEvents(),
        here.eventLog,
        here.carryOutEffects(),
        here.effects,
        here.business,
        InstantSource.system());
  }

  @Test
  void moving_the_clock_has_everything_looked_at_and_goes_forward_only() {
    MoveClock move =
        new MoveClock(
            here.business,
            here.business,
            here.dueWorkLog,
            new InMemoryTransactions(),
            time,
            new InMemoryAdminActions());
    tide.batches.addAll(List.of(0, 0));
    here.runDueWork().ifDue(tide);
    Instant before = here.business.now();

    Instant now = move.handle(new MoveClock.Command(ADMIN, Duration.ofDays(3), ""));
    here.runDueWork().ifDue(tide);

    assertThat(now).isEqualTo(before.plus(Duration.ofDays(3)));
    assertThat(tide.seen).containsExactly(before, now);
    assertThatThrownBy(() -> move.handle(new MoveClock.Command(ADMIN, Duration.ofDays(-1), "")))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> move.handle(new MoveClock.Command(CLIPPER, Duration.ofDays(1), "")))
        .isInstanceOf(Forbidden.class);
  }

  /// Due work whose batches are given; without one it fails.
  private static final class Tide implements DueWork {
    private final String name;
    private final Deque<Integer> batches = new ArrayDeque<>();
    private final List<Instant> seen = new ArrayList<>();
    private Runnable first = () -> {};

    private Tide() {
      this("tide");
    }

    private Tide(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Duration every() {
      return Duration.ofMinutes(1);
    }

    @Override
    public int run(Instant now) {
      if (name.equals("broken")) {
        throw new IllegalStateException("no moon");
      }
      seen.add(now);
      first.run();
      first = () -> {};
      return batches.isEmpty() ? 0 : batches.remove();
    }
  }
}
