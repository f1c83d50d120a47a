package io.clipgen.application.shared.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.clipgen.application.operations.port.MovableClock;
import io.clipgen.application.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// What holds for every clock that can be moved.
public abstract class MovableClockContract {

  /// Reads the clock under test.
  protected abstract BusinessClock clock();

  /// Moves it.
  protected abstract MovableClock mover();

  @Test
  void it_moves_forward_by_what_it_is_told() {
    Instant before = clock().now();
    mover().advance(Duration.ofDays(3));
    assertThat(Duration.between(before, clock().now()))
        .isBetween(Duration.ofDays(3), Duration.ofDays(3).plusMinutes(1));
  }

  @Test
  void it_never_moves_back() {
    Instant before = clock().now();
    assertThatIllegalArgumentException().isThrownBy(() -> mover().advance(Duration.ofSeconds(-1)));
    assertThatIllegalArgumentException().isThrownBy(() -> mover().advance(Duration.ZERO));
    assertThat(clock().now()).isAfterOrEqualTo(before);
  }

  @Test
  void it_is_as_fine_as_the_database() {
    assertThat(clock().now().getNano() % 1000).isZero();
  }
}
