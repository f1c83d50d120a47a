package io.clipgen.application.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.port.SignInAttempts;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What every counter of sign-ins must keep to.
public abstract class SignInAttemptsContract {

  private static final Duration WINDOW = Duration.ofMinutes(15);

  protected final MachineTime machine = new MachineTime();

  /// What is tested, on [#machine], with nothing counted.
  protected abstract SignInAttempts attempts();

  @Test
  void a_window_has_as_many_attempts_as_its_limit() {
    var attempts = attempts();

    for (int i = 0; i < 5; i++) {
      assertThat(attempts.take("ada", 5, WINDOW)).isZero();
    }
    machine.advance(Duration.ofMinutes(5));

    assertThat(attempts.take("ada", 5, WINDOW)).isEqualTo(Duration.ofMinutes(10));
    assertThat(attempts.take("bob", 5, WINDOW)).isZero();
  }

  @Test
  void the_next_window_has_them_again() {
    var attempts = attempts();
    attempts.take("ada", 1, WINDOW);
    assertThat(attempts.take("ada", 1, WINDOW)).isPositive();

    machine.advance(WINDOW);

    assertThat(attempts.take("ada", 1, WINDOW)).isZero();
    assertThat(attempts.take("ada", 1, WINDOW)).isEqualTo(WINDOW);
  }

  @Test
  void an_attempt_that_is_given_back_can_be_taken_again() {
    var attempts = attempts();
    attempts.take("ada", 1, WINDOW);

    attempts.giveBack("ada");

    assertThat(attempts.take("ada", 1, WINDOW)).isZero();
    assertThat(attempts.take("ada", 1, WINDOW)).isPositive();
  }

  @Test
  void nothing_is_given_back_where_nothing_was_taken() {
    var attempts = attempts();

    attempts.giveBack("ada");
    attempts.take("ada", 1, WINDOW);

    assertThat(attempts.take("ada", 1, WINDOW)).isPositive();
  }

  @Test
  void being_refused_takes_nothing() {
    var attempts = attempts();
    attempts.take("ada", 1, WINDOW);
    attempts.take("ada", 1, WINDOW);
    attempts.take("ada", 1, WINDOW);

    attempts.giveBack("ada");

    assertThat(attempts.take("ada", 1, WINDOW)).isZero();
  }

  @Test
  void many_at_once_get_no_further_than_one_after_the_other() throws Exception {
    var attempts = attempts();
    Callable<Boolean> attempt = () -> attempts.take("ada", 5, WINDOW).isZero();

    try (var threads = Executors.newFixedThreadPool(16)) {
      var all = threads.invokeAll(IntStream.range(0, 32).mapToObj(_ -> attempt).toList());
      assertThat(all.stream().filter(SignInAttemptsContract::got).count()).isEqualTo(5);
    }
  }

  private static boolean got(Future<Boolean> answer) {
    try {
      return answer.get();
    } catch (InterruptedException | ExecutionException e) {
      throw new AssertionError(e);
    }
  }
}
