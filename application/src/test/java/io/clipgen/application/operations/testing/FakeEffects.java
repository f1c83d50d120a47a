package io.clipgen.application.operations.testing;

import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.shared.EffectId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Keeps what was intended, and carries it out when asked.
public final class FakeEffects implements Effects {

  /// An effect and where it is: `intended`, `unknown`, `done`, `refused`.
  public record Effect(EffectId id, String kind, String reference, Object payload, String state) {
    Effect in(String newState) {
      return new Effect(id, kind, reference, payload, newState);
    }
  }

  private final List<Effect> effects = new ArrayList<>();
  private final @Nullable InMemoryTransactions transactions;

  /// Takes intents whether a transaction is open or not.
  public FakeEffects() {
    this.transactions = null;
  }

  /// Takes intents in a transaction only, and forgets them if it fails.
  public FakeEffects(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public EffectId intend(String kind, String reference, Object payload) {
    if (effects.stream().anyMatch(e -> e.kind().equals(kind) && e.reference().equals(reference))) {
      throw new IllegalStateException(kind + " " + reference + " is intended already");
    }
    EffectId id = new EffectId(UUID.randomUUID());
    if (transactions != null) {
      transactions.onRollback(() -> effects.removeIf(effect -> effect.id().equals(id)));
    }
    effects.add(new Effect(id, kind, reference, payload, "intended"));
    return id;
  }

  @Override
  public void ask(String kind, String reference) {}

  /// All effects, in the order they were intended.
  public List<Effect> list() {
    return List.copyOf(effects);
  }

  /// Calls what `handler` has to call, once each, and writes down how it ended.
  public <P> void call(EffectHandler<P> handler) {
    each(handler, "intended", (effect, payload) -> handler.call(effect.reference(), payload));
  }

  /// Asks for what is unknown of `handler`'s kind, once each.
  public <P> void reconcile(EffectHandler<P> handler) {
    each(
        handler,
        "unknown",
        (effect, payload) -> handler.find(effect.reference(), payload).orElse(null));
  }

  private interface Call<P> {
    @Nullable Answer on(Effect effect, P payload);
  }

  private <P> void each(EffectHandler<P> handler, String state, Call<P> call) {
    for (int i = 0; i < effects.size(); i++) {
      Effect effect = effects.get(i);
      if (effect.kind().equals(handler.kind()) && effect.state().equals(state)) {
        P payload = handler.payload().cast(effect.payload());
        Answer answer = call.on(effect, payload);
        effects.set(i, effect.in(after(handler, effect.reference(), payload, answer)));
      }
    }
  }

  private static <P> String after(
      EffectHandler<P> handler, String reference, P payload, @Nullable Answer answer) {
    return switch (answer) {
      case null -> "intended";
      case Answer.Done done -> {
        handler.done(reference, payload, done.receipt());
        yield "done";
      }
      case Answer.Refused refused -> {
        handler.refused(reference, payload, refused.reason());
        yield "refused";
      }
      case Answer.Unknown unknown -> {
        handler.unknown(reference, payload, unknown.reason());
        yield "unknown";
      }
    };
  }
}
