package io.clipgen.application.operations.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.shared.Transactions;
import org.junit.jupiter.api.Test;

/// What every [Effects] keeps, together with what carries it out.
public abstract class EffectsContract {

  protected abstract Effects effects();

  protected abstract Transactions transactions();

  /// Calls what `handler` has to call, once each.
  protected abstract void call(EffectHandler<Parcel> handler);

  /// Asks, once each, for what is unknown of `handler`'s kind.
  protected abstract void reconcile(EffectHandler<Parcel> handler);

  private final Carrier carrier = new Carrier("carry");

  private void intend(String reference) {
    transactions().run(() -> effects().intend("carry", reference, new Parcel(7)));
  }

  @Test
  void an_effect_is_called_once_with_its_reference_and_its_end_is_written_down() {
    intend("a");

    call(carrier);
    call(carrier);
    reconcile(carrier);

    assertThat(carrier.calls()).containsExactly("a");
    assertThat(carrier.written()).containsExactly("a done receipt-1");
  }

  @Test
  void what_the_provider_refuses_is_refused() {
    carrier.answering(new Answer.Refused("too heavy"));
    intend("b");

    call(carrier);
    call(carrier);

    assertThat(carrier.calls()).containsExactly("b");
    assertThat(carrier.written()).containsExactly("b refused too heavy");
  }

  @Test
  void what_may_have_happened_is_asked_for_and_never_sent_blind() {
    carrier.answering(new Answer.Unknown("no answer"));
    intend("c");

    call(carrier);
    call(carrier);
    carrier.finding(new Answer.Unknown("still sorting"));
    reconcile(carrier);
    carrier.finding(new Answer.Done("receipt-c"));
    reconcile(carrier);
    call(carrier);

    assertThat(carrier.calls()).containsExactly("c");
    assertThat(carrier.written())
        .containsExactly("c unknown no answer", "c unknown still sorting", "c done receipt-c");
  }

  @Test
  void what_the_provider_has_never_heard_of_is_called_again_with_the_same_reference() {
    carrier.answering(new Answer.Unknown("no answer"), new Answer.Done("receipt-d"));
    intend("d");

    call(carrier);
    carrier.finding();
    reconcile(carrier);
    call(carrier);

    assertThat(carrier.calls()).containsExactly("d", "d");
    assertThat(carrier.written()).containsExactly("d unknown no answer", "d done receipt-d");
  }

  @Test
  void a_reference_is_used_once_for_a_kind() {
    intend("e");

    assertThatThrownBy(() -> intend("e")).isInstanceOf(RuntimeException.class);
    transactions().run(() -> effects().intend("fetch", "e", new Parcel(1)));

    call(carrier);
    assertThat(carrier.calls()).containsExactly("e");
  }

  @Test
  void the_intent_of_a_failed_transaction_is_not_carried_out() {
    assertThatThrownBy(
            () ->
                transactions()
                    .run(
                        () -> {
                          effects().intend("carry", "f", new Parcel(7));
                          throw new IllegalArgumentException("no parcel");
                        }))
        .hasMessage("no parcel");

    call(carrier);

    assertThat(carrier.calls()).isEmpty();
  }
}
