package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.EffectHandler.Answer;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.operations.port.EffectLog.Effect;
import io.clipgen.application.operations.port.EffectLog.Settlement;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.operations.Backoff;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Calls providers, and asks them where the outcome is unknown.
///
/// Between taking an effect and settling it lies the call, outside of any transaction. Who dies in
/// between, or stays away too long, leaves an effect whose outcome is unknown: it is asked for, and
/// called again, with the same reference, only when the provider says that it has never heard of
/// it.
public final class CarryOutEffects {

  private static final Duration CALL = Duration.ofMinutes(5);

  private final EffectLog log;
  private final Transactions transactions;
  private final InstantSource machineTime;
  private final Backoff backoff;
  private final DoubleSupplier chance;
  private final Map<String, EffectHandler<?>> handlers = new TreeMap<>();

  /// @param backoff between questions, and between calls
  /// @throws IllegalArgumentException if two handlers have the same kind
  public CarryOutEffects(
      EffectLog log,
      Collection<? extends EffectHandler<?>> handlers,
      Transactions transactions,
      InstantSource machineTime,
      Backoff backoff,
      DoubleSupplier chance) {
    this.log = log;
    this.transactions = transactions;
    this.machineTime = machineTime;
    this.backoff = backoff;
    this.chance = chance;
    for (EffectHandler<?> handler : handlers) {
      if (this.handlers.putIfAbsent(handler.kind(), handler) != null) {
        throw new IllegalArgumentException(
            "two handlers carry out effects of the kind " + handler.kind());
      }
    }
  }

  /// Calls the provider for the oldest effect that waits for it.
  ///
  /// @return whether there was one
  public boolean callNext() {
    Optional<Effect> taken =
        log.takeIntended(callable(), machineTime.instant(), machineTime.instant().plus(CALL));
    taken.ifPresent(effect -> call(handler(effect), effect));
    return taken.isPresent();
  }

  /// Asks a provider what became of one effect whose outcome is unknown.
  ///
  /// @return whether there was one to ask for
  public boolean askNext() {
    Optional<Effect> taken =
        log.takeUnknown(handlers.keySet(), machineTime.instant(), machineTime.instant().plus(CALL));
    taken.ifPresent(effect -> ask(handler(effect), effect));
    return taken.isPresent();
  }

  /// Notes as unknown what a caller has left behind.
  ///
  /// @return whether there was anything
  public boolean recoverNext() {
    return transactions.call(
        () -> {
          Optional<Effect> left = log.takeAbandoned(handlers.keySet(), machineTime.instant());
          left.ifPresent(
              effect ->
                  settle(
                      handler(effect),
                      effect,
                      new Answer.Unknown(
                          "The process ended, or gave up, before the answer came.")));
          return left.isPresent();
        });
  }

  /// The kinds whose intents wait, because their handlers say so.
  public Set<String> waiting() {
    return kinds(handler -> !handler.mayCall());
  }

  private Set<String> callable() {
    return kinds(EffectHandler::mayCall);
  }

  private Set<String> kinds(Predicate<EffectHandler<?>> which) {
    return handlers.values().stream()
        .filter(which)
        .map(EffectHandler::kind)
        .collect(Collectors.toSet());
  }

  private EffectHandler<?> handler(Effect effect) {
    return Objects.requireNonNull(handlers.get(effect.kind()), effect.kind());
  }

  private <P> void call(EffectHandler<P> handler, Effect effect) {
    Answer answer;
    try {
      answer = handler.call(effect.reference(), effect.payload().as(handler.payload()));
    } catch (RuntimeException | LinkageError failure) {
      answer = new Answer.Unknown(RunJob.reason(failure));
    }
    settleOrLeaveUnknown(handler, effect, answer);
  }

  private <P> void ask(EffectHandler<P> handler, Effect effect) {
    Optional<Answer> answer;
    try {
      answer = handler.find(effect.reference(), effect.payload().as(handler.payload()));
    } catch (RuntimeException | LinkageError failure) {
      answer = Optional.of(new Answer.Unknown(RunJob.reason(failure)));
    }
    if (answer.isPresent()) {
      settleOrLeaveUnknown(handler, effect, answer.get());
    } else {
      Duration wait = backoff.after(Math.max(1, effect.calls()), chance.getAsDouble());
      transactions.run(
          () -> log.settle(effect, new Settlement.Intended(machineTime.instant().plus(wait))));
    }
  }

  private <P> void settleOrLeaveUnknown(EffectHandler<P> handler, Effect effect, Answer answer) {
    try {
      transactions.run(() -> settle(handler, effect, answer));
    } catch (RuntimeException failure) {
      // The answer could not be written down, so it is asked for again.
      transactions.run(
          () -> log.settle(effect, unknown(effect, "Not written down: " + RunJob.reason(failure))));
    }
  }

  private <P> void settle(EffectHandler<P> handler, Effect effect, Answer answer) {
    Settlement settlement =
        switch (answer) {
          case Answer.Done done -> new Settlement.Done(done.receipt());
          case Answer.Refused refused -> new Settlement.Refused(refused.reason());
          case Answer.Unknown unknown -> unknown(effect, unknown.reason());
        };
    if (!log.settle(effect, settlement)) {
      return; // somebody else has settled it meanwhile
    }
    P payload = effect.payload().as(handler.payload());
    switch (answer) {
      case Answer.Done done -> handler.done(effect.reference(), payload, done.receipt());
      case Answer.Refused refused -> handler.refused(effect.reference(), payload, refused.reason());
      case Answer.Unknown unknown -> handler.unknown(effect.reference(), payload, unknown.reason());
    }
  }

  private Settlement.Unknown unknown(Effect effect, String reason) {
    Duration wait = backoff.after(effect.asks() + 1, chance.getAsDouble());
    return new Settlement.Unknown(reason, machineTime.instant().plus(wait));
  }
}
