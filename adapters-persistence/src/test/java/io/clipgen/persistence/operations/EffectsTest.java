package io.clipgen.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.operations.query.EffectView;
import io.clipgen.application.operations.testing.Carrier;
import io.clipgen.application.operations.testing.Parcel;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.domain.shared.EffectId;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EffectsTest {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private final MachineTime time = new MachineTime();
  private final Carrier carrier = new Carrier("carry");
  private final Background here = background(time, RunnerId.current());

  private Background background(InstantSource machineTime, RunnerId runner) {
    Background background = new Background(db.database(), db.dataSource(), machineTime, runner);
    background.effectHandlers.add(carrier);
    return background;
  }

  @BeforeEach
  void empty() {
    db.asOwner("TRUNCATE operations.effect");
  }

  private void intend(String reference) {
    here.database.run(() -> here.effects.intend("carry", reference, new Parcel(3)));
  }

  private EffectView only(String state) {
    assertThat(here.boards.listIn(state, (EffectId) null, 10).items()).hasSize(1);
    return here.boards.listIn(state, (EffectId) null, 10).items().getFirst();
  }

  @Test
  void two_processes_with_many_threads_call_each_effect_once() throws InterruptedException {
    List<String> references = IntStream.range(0, 100).mapToObj(i -> "p" + i).toList();
    references.forEach(this::intend);
    Background other = background(time, new RunnerId("elsewhere", 1, Instant.EPOCH));
    List<Thread> threads = new ArrayList<>();
    for (Background process : List.of(here, other, here, other, here, other, here, other)) {
      CarryOutEffects effects = process.carryOutEffects();
      threads.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    while (effects.callNext()) {
                      // until none waits
                    }
                  }));
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(carrier.calls()).containsExactlyInAnyOrderElementsOf(references);
    assertThat(carrier.written()).hasSize(100).allMatch(line -> line.contains(" done "));
    assertThat(here.effects.open(Set.of())).isZero();
  }

  @Test
  void a_process_that_dies_in_the_call_leaves_an_effect_that_is_asked_for_at_the_next_start() {
    intend("a");
    Background dead = background(time, Background.deadProcess());
    dead.effects.takeIntended(Set.of("carry"), time.instant(), time.instant().plusSeconds(300));
    assertThat(here.carryOutEffects().recoverNext()).isFalse();

    assertThat(here.recovery.run()).isEqualTo(1);
    assertThat(here.carryOutEffects().recoverNext()).isTrue();
    carrier.finding(new Answer.Done("it was sent"));
    assertThat(here.carryOutEffects().callNext()).isFalse();
    time.pass(Duration.ofSeconds(2));
    assertThat(here.carryOutEffects().askNext()).isTrue();

    assertThat(carrier.calls()).isEmpty();
    assertThat(carrier.written()).hasSize(2).last().isEqualTo("a done it was sent");
    assertThat(only("done").receipt()).isEqualTo("it was sent");
  }

  @Test
  void a_caller_that_comes_back_too_late_changes_nothing() {
    intend("b");
    var late =
        here.effects
            .takeIntended(Set.of("carry"), time.instant(), time.instant().plusSeconds(300))
            .orElseThrow();
    time.pass(Duration.ofMinutes(6));
    assertThat(here.carryOutEffects().recoverNext()).isTrue();
    carrier.finding();
    time.pass(Duration.ofSeconds(2));
    here.carryOutEffects().askNext();
    time.pass(Duration.ofSeconds(2));
    here.carryOutEffects().callNext();

    boolean settled =
        here.database.call(
            () -> here.effects.settle(late, new EffectLog.Settlement.Refused("late")));

    assertThat(settled).isFalse();
    assertThat(carrier.calls()).containsExactly("b");
    assertThat(only("done").calls()).isEqualTo(2);
  }

  @Test
  void a_notification_has_an_unknown_effect_asked_for_at_once() {
    carrier.answering(new Answer.Unknown("no answer"));
    carrier.finding(new Answer.Done("r"));
    intend("c");
    here.carryOutEffects().callNext();
    assertThat(here.carryOutEffects().askNext()).isFalse();

    here.effects.ask("carry", "c");

    assertThat(here.carryOutEffects().askNext()).isTrue();
    assertThat(carrier.written()).endsWith("c done r");
  }

  @Test
  void questions_come_at_growing_distances() {
    carrier.answering(new Answer.Unknown("no answer"));
    carrier.finding(new Answer.Unknown("nothing new"));
    intend("d");
    here.carryOutEffects().callNext();
    List<Duration> distances = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      Duration wait = Duration.between(time.instant(), only("unknown").dueAt());
      distances.add(wait);
      time.pass(wait);
      assertThat(here.carryOutEffects().askNext()).isTrue();
    }

    assertThat(distances)
        .containsExactly(
            Duration.ofSeconds(1),
            Duration.ofSeconds(2),
            Duration.ofSeconds(4),
            Duration.ofSeconds(8));
  }

  @Test
  void an_answer_that_could_not_be_written_down_is_asked_for_again() {
    AtomicBoolean broken = new AtomicBoolean(true);
    List<String> written = new ArrayList<>();
    here.effectHandlers.clear();
    here.effectHandlers.add(
        new EffectHandler<Parcel>() {
          @Override
          public String kind() {
            return "carry";
          }

          @Override
          public Class<Parcel> payload() {
            return Parcel.class;
          }

          @Override
          public Answer call(String reference, Parcel payload) {
            return new Answer.Done("sent");
          }

          @Override
          public Optional<Answer> find(String reference, Parcel payload) {
            return Optional.of(new Answer.Done("sent"));
          }

          @Override
          public void done(String reference, Parcel payload, String receipt) {
            if (broken.get()) {
              throw new IllegalStateException("no ink");
            }
            written.add(reference);
          }

          @Override
          public void refused(String reference, Parcel payload, String reason) {}
        });
    intend("e");

    here.carryOutEffects().callNext();
    assertThat(only("unknown").reason()).contains("no ink");
    broken.set(false);
    time.pass(Duration.ofSeconds(2));
    here.carryOutEffects().askNext();

    assertThat(written).containsExactly("e");
    assertThat(only("done").receipt()).isEqualTo("sent");
  }
}
