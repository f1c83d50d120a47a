package io.clipgen.application.operations.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.shared.Outbox;
import io.clipgen.application.shared.Transactions;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What every [Outbox] keeps.
public abstract class OutboxContract {

  /// An event.
  public record Rained(int millimetres) {}

  protected abstract Outbox outbox();

  protected abstract Transactions transactions();

  /// All rain that was told since the last call, in order.
  protected abstract List<Rained> told();

  @Test
  void what_was_published_is_told_in_order_after_the_commit() {
    transactions()
        .run(
            () -> {
              outbox().publish(new Rained(1));
              outbox().publish(new Rained(2));
            });
    transactions().run(() -> outbox().publish(new Rained(3)));

    assertThat(told()).containsExactly(new Rained(1), new Rained(2), new Rained(3));
  }

  @Test
  void what_a_failed_transaction_published_is_never_told() {
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          outbox().publish(new Rained(9));
                          throw new IllegalArgumentException("drought");
                        }))
        .hasMessage("drought");

    assertThat(told()).isEmpty();
  }

  @Test
  void outside_of_a_transaction_nothing_can_be_published() {
    assertThatThrownBy(() -> outbox().publish(new Rained(4)))
        .isInstanceOf(IllegalStateException.class);
  }
}
