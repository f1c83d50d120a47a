package io.clipgen.persistence.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.port.MovableClock;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.testing.MovableClockContract;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcBusinessClockTest extends MovableClockContract {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private final JdbcBusinessClock clock = new JdbcBusinessClock(db.database(), true);

  @Override
  protected BusinessClock clock() {
    return clock;
  }

  @Override
  protected MovableClock mover() {
    return clock;
  }

  @Test
  void another_process_follows_within_a_moment() {
    JdbcBusinessClock other = new JdbcBusinessClock(db.database(), false);
    Instant goal = other.now().plus(Duration.ofDays(30));
    clock.advance(Duration.ofDays(30));
    long deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
    while (other.now().isBefore(goal) && System.nanoTime() < deadline) {
      Thread.onSpinWait();
    }
    assertThat(other.now()).isAfterOrEqualTo(goal);
  }

  @Test
  void a_real_clock_cannot_be_moved() {
    JdbcBusinessClock real = new JdbcBusinessClock(db.database(), false);
    assertThat(real.movable()).isFalse();
    assertThatThrownBy(() -> real.advance(Duration.ofDays(1))).isInstanceOf(Refused.class);
  }

  @Test
  void the_database_too_refuses_to_turn_time_back() {
    clock.advance(Duration.ofDays(1));
    assertThatThrownBy(
            () ->
                db.database()
                    .with(handle -> handle.execute("UPDATE operations.clock SET ahead_micros = 0")))
        .hasMessageContaining("only moves forward");
  }

  @Test
  void it_goes_on_while_the_database_is_away() {
    TestDatabase lost = TestDatabase.fresh();
    JdbcBusinessClock alone = new JdbcBusinessClock(lost.database(), true);
    alone.advance(Duration.ofDays(10));
    Instant before = alone.now();
    lost.close();
    assertThat(alone.now()).isBetween(before, before.plusSeconds(60));
  }
}
