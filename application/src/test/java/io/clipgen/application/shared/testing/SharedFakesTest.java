package io.clipgen.application.shared.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.port.MovableClock;
import io.clipgen.application.shared.BusinessClock;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SharedFakesTest {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final RecordingOutbox outbox = new RecordingOutbox(transactions);

  @Test
  void events_of_a_failed_transaction_were_never_published() {
    transactions.run(() -> outbox.publish("kept"));
    assertThatThrownBy(
            () ->
                transactions.run(
                    () -> {
                      outbox.publish("lost");
                      transactions.run(() -> outbox.publish("lost too"));
                      throw new IllegalArgumentException("failed");
                    }))
        .hasMessage("failed");
    assertThat(outbox.events(String.class)).containsExactly("kept");
  }

  @Test
  void publishing_needs_a_transaction() {
    assertThatIllegalStateException().isThrownBy(() -> outbox.publish("nothing open"));
  }

  @Test
  void ids_are_of_version_7_and_in_order() {
    SequentialIds ids = new SequentialIds();
    UUID first = ids.next();
    assertThat(first.version()).isEqualTo(7);
    assertThat(first.variant()).isEqualTo(2);
    assertThat(ids.next()).isGreaterThan(first);
  }

  @Nested
  class The_settable_clock extends MovableClockContract {

    private final SettableClock clock = new SettableClock();

    @Override
    protected BusinessClock clock() {
      return clock;
    }

    @Override
    protected MovableClock mover() {
      return clock;
    }
  }
}
