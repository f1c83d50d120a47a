package io.clipgen.application.operations.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.Effects;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.operations.port.EffectLog.Effect;
import io.clipgen.application.operations.port.EffectLog.Settlement;
import io.clipgen.application.operations.query.EffectView;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.EffectId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What an administrator can do about an effect that does not get on: have the provider asked
/// again, or give it up where the provider has never heard of it. Nothing is sent again by hand.
public final class DecideEffect {

  private final AdminActions actions;
  private final SeeEffects see;
  private final EffectLog log;
  private final Effects effects;
  private final Map<String, EffectHandler<?>> handlers;
  private final Transactions transactions;
  private final InstantSource machineTime;
  private final Duration patience;

  /// @param patience how long after its last call an effect can be given up
  public DecideEffect(
      SeeEffects see,
      EffectLog log,
      Effects effects,
      Collection<? extends EffectHandler<?>> handlers,
      Transactions transactions,
      InstantSource machineTime,
      Duration patience,
      AdminActions actions) {
    this.actions = actions;
    this.see = see;
    this.log = log;
    this.effects = effects;
    this.handlers =
        handlers.stream().collect(Collectors.toMap(EffectHandler::kind, Function.identity()));
    this.transactions = transactions;
    this.machineTime = machineTime;
    this.patience = patience;
  }

  /// Has the provider asked at once what became of it.
  ///
  /// @throws Refused unless its outcome is unknown
  public void askAgain(Caller caller, EffectId id, String reason) {
    String why = Reason.ifAny(reason);
    EffectView effect = see.get(caller, id);
    if (!effect.state().equals("unknown")) {
      throw new Refused(
          "effect-not-unknown",
          "Only what is unknown is asked for; this one is " + effect.state() + ".");
    }
    transactions.run(
        () -> {
          effects.ask(effect.kind(), effect.reference());
          actions.note(caller, "ask-for-effect-again", id.text(), why);
        });
  }

  /// Ends an effect of which the provider has never heard: it counts as refused. The provider is
  /// asked once more before.
  ///
  /// @throws InvalidInput naming `reason` if it is missing
  /// @throws Refused unless the provider has said so, and so long after its last call
  public void giveUp(Caller caller, EffectId id, String reason) {
    EffectView seen = see.get(caller, id);
    String why = Reason.given("must say why it is given up", reason);
    Instant calledAt = seen.calledAt();
    boolean unheard = seen.state().equals("intended") && seen.unheardAt() != null;
    if (!unheard || calledAt == null || calledAt.plus(patience).isAfter(machineTime.instant())) {
      throw new Refused(
          "effect-not-decidable",
          "By hand it can be decided only once the provider has said that it has never heard of it, "
              + patience.toMinutes()
              + " minutes after its last call. Until then the reconciler asks; have it ask again.");
    }
    Effect effect = log.find(id).orElseThrow(() -> new NotFound("effect", id));
    giveUp(Objects.requireNonNull(handlers.get(effect.kind()), effect.kind()), effect, caller, why);
  }

  private <P> void giveUp(EffectHandler<P> handler, Effect effect, Caller by, String why) {
    String reason = "Given up by an administrator: " + why;
    P payload = effect.payload().as(handler.payload());
    Optional<Answer> answer = handler.find(effect.reference(), payload);
    if (answer.isPresent()) {
      throw new Refused(
          "provider-knows",
          "The provider has just answered otherwise: it knows of it, or cannot say. It stays with the reconciler.");
    }
    transactions.run(
        () -> {
          if (!log.settle(effect, new Settlement.Refused(reason))) {
            throw new Refused("effect-moved-on", "It has moved on meanwhile: look at its state.");
          }
          handler.refused(effect.reference(), payload, reason);
          actions.note(by, "give-up-effect", effect.id().text(), why);
        });
  }
}
