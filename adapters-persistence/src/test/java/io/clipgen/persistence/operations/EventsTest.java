package io.clipgen.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.operations.testing.OutboxContract.Rained;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventsTest {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private final MachineTime time = new MachineTime();
  private final Gauge barrel = new Gauge("barrel");
  private final Gauge gutter = new Gauge("gutter");
  private final Background here = background(RunnerId.current());

  private Background background(RunnerId runner) {
    Background background = new Background(db.database(), db.dataSource(), time, runner);
    background.eventHandlers.addAll(List.of(barrel, gutter));
    return background;
  }

  @BeforeEach
  void empty() {
    db.asOwner("TRUNCATE operations.outbox, operations.delivery, operations.turn");
  }

  private void rain(int millimetres) {
    here.database.run(() -> here.outbox.publish(new Rained(millimetres)));
  }

  @Test
  void each_handler_hears_each_event_once() {
    rain(1);
    rain(2);

    assertThat(here.deliverEvents().run()).isEqualTo(4);
    assertThat(here.deliverEvents().run()).isZero();

    assertThat(barrel.heard).containsExactly(1, 2);
    assertThat(gutter.heard).containsExactly(1, 2);
    assertThat(here.eventLog.open()).isZero();
  }

  @Test
  void a_handler_that_fails_is_told_again_in_order_and_the_others_notice_nothing() {
    gutter.failures = 2;
    rain(1);
    rain(2);

    here.deliverEvents().run();
    assertThat(barrel.heard).containsExactly(1, 2);
    assertThat(gutter.heard).isEmpty();
    time.pass(Duration.ofSeconds(1));
    here.deliverEvents().run();
    assertThat(gutter.heard).isEmpty();
    time.pass(Duration.ofSeconds(2));
    here.deliverEvents().run();

    assertThat(gutter.heard).containsExactly(1, 2);
    assertThat(barrel.heard).containsExactly(1, 2);
    assertThat(here.eventLog.open()).isZero();
  }

  @Test
  void an_event_that_keeps_failing_is_set_aside_and_given_up_at_last() {
    gutter.poison = 1;
    rain(1);
    rain(2);

    for (int i = 0; i < 30; i++) {
      here.deliverEvents().run();
      time.pass(Duration.ofMinutes(1));
    }

    assertThat(gutter.heard).containsExactly(2);
    assertThat(here.eventLog.open()).isZero();
    String reason =
        db.database()
            .with(
                handle ->
                    handle
                        .createQuery("SELECT reason FROM operations.delivery WHERE dead")
                        .mapTo(String.class)
                        .one());
    assertThat(reason).isEqualTo("IllegalStateException: overflow");
  }

  @Test
  void many_processes_tell_every_event_once_and_in_order() throws InterruptedException {
    IntStream.range(0, 150).forEach(this::rain);
    List<Thread> threads = new ArrayList<>();
    for (Background process :
        List.of(here, background(new RunnerId("elsewhere", 1, Instant.EPOCH)))) {
      for (int i = 0; i < 2; i++) {
        threads.add(
            Thread.ofPlatform()
                .start(
                    () -> {
                      while (process.eventLog.open() > 0) {
                        process.deliverEvents().run();
                      }
                    }));
      }
    }
    for (Thread thread : threads) {
      thread.join();
    }

    assertThat(barrel.heard).containsExactlyElementsOf(IntStream.range(0, 150).boxed().toList());
    assertThat(gutter.heard).containsExactlyElementsOf(IntStream.range(0, 150).boxed().toList());
  }

  private static final class Gauge implements EventHandler<Rained> {
    private final String name;
    private final List<Integer> heard = new CopyOnWriteArrayList<>();
    private int failures;
    private int poison = -1;

    private Gauge(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public Class<Rained> type() {
      return Rained.class;
    }

    @Override
    public void handle(Rained event) {
      if (event.millimetres() == poison || failures-- > 0) {
        throw new IllegalStateException("overflow");
      }
      heard.add(event.millimetres());
    }
  }
}
