package io.clipgen.application.operations.testing;

import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.operations.port.Payload;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.shared.EffectId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Effects in memory, as the real log keeps them: for whoever carries them out. One thread.
public final class InMemoryEffects implements Effects, EffectLog {

  private record Kept(Effect effect, Instant dueAt) {}

  private final Map<String, Kept> open = new TreeMap<>();
  private final Set<String> references = new HashSet<>();
  private final InMemoryTransactions transactions;
  private final Ids ids;

  public InMemoryEffects(InMemoryTransactions transactions, Ids ids) {
    this.transactions = transactions;
    this.ids = ids;
  }

  @Override
  public EffectId intend(String kind, String reference, Object payload) {
    transactions.requireOpen();
    if (!references.add(kind + " " + reference)) {
      throw new IllegalStateException(kind + " " + reference + " is intended already");
    }
    var id = new EffectId(ids.next());
    Payload kept =
        new Payload() {
          @Override
          public <P> P as(Class<P> type) {
            return type.cast(payload);
          }
        };
    keep(new Effect(id, kind, reference, kept, State.INTENDED, 0, 0), Instant.MIN);
    transactions.onRollback(
        () -> {
          references.remove(kind + " " + reference);
          open.remove(id.text());
        });
    return id;
  }

  @Override
  public void ask(String kind, String reference) {
    find(
            kept ->
                kept.effect().state() == State.UNKNOWN
                    && kept.effect().kind().equals(kind)
                    && kept.effect().reference().equals(reference),
            Comparator.comparing(Kept::dueAt))
        .ifPresent(effect -> keep(effect, Instant.MIN));
  }

  @Override
  public Optional<Effect> takeIntended(Set<String> kinds, Instant now, Instant until) {
    return find(
            due(State.INTENDED, kinds, now),
            Comparator.comparing(kept -> kept.effect().id().text()))
        .map(effect -> keep(in(effect, State.CALLING, effect.calls() + 1, 0), until));
  }

  @Override
  public Optional<Effect> takeAbandoned(Set<String> kinds, Instant now) {
    return find(
        due(State.CALLING, kinds, now), Comparator.comparing(kept -> kept.effect().id().text()));
  }

  @Override
  public Optional<Effect> takeUnknown(Set<String> kinds, Instant now, Instant until) {
    return find(due(State.UNKNOWN, kinds, now), Comparator.comparing(Kept::dueAt))
        .map(effect -> keep(in(effect, State.UNKNOWN, effect.calls(), effect.asks() + 1), until));
  }

  @Override
  public boolean settle(Effect effect, Settlement settlement) {
    transactions.requireOpen();
    Kept before = open.get(effect.id().text());
    if (before == null
        || before.effect().state() != effect.state()
        || before.effect().calls() != effect.calls()) {
      return false;
    }
    switch (settlement) {
      case Settlement.Done _, Settlement.Refused _ -> open.remove(effect.id().text());
      case Settlement.Unknown unknown ->
          keep(in(effect, State.UNKNOWN, effect.calls(), effect.asks()), unknown.askAt());
      case Settlement.Intended intended ->
          keep(in(effect, State.INTENDED, effect.calls(), effect.asks()), intended.callAt());
    }
    transactions.onRollback(() -> open.put(effect.id().text(), before));
    return true;
  }

  @Override
  public Optional<Effect> find(EffectId id) {
    return Optional.ofNullable(open.get(id.text())).map(Kept::effect);
  }

  @Override
  public long open(Set<String> waiting) {
    return open.values().stream()
        .map(Kept::effect)
        .filter(effect -> effect.state() != State.INTENDED || !waiting.contains(effect.kind()))
        .count();
  }

  private Effect keep(Effect effect, Instant dueAt) {
    open.put(effect.id().text(), new Kept(effect, dueAt));
    return effect;
  }

  private Optional<Effect> find(Predicate<Kept> wanted, Comparator<Kept> order) {
    return open.values().stream().filter(wanted).min(order).map(Kept::effect);
  }

  private static Predicate<Kept> due(State state, Set<String> kinds, Instant now) {
    return kept ->
        kept.effect().state() == state
            && kinds.contains(kept.effect().kind())
            && !kept.dueAt().isAfter(now);
  }

  private static Effect in(Effect effect, State state, int calls, int asks) {
    return new Effect(
        effect.id(), effect.kind(), effect.reference(), effect.payload(), state, calls, asks);
  }
}
