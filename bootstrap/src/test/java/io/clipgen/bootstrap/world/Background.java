package io.clipgen.bootstrap.world;

import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.EffectHandler;
import io.clipgen.application.operations.port.DueWorkLog;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.operations.port.EventLog;
import io.clipgen.application.operations.usecase.CarryOutEffects;
import io.clipgen.application.operations.usecase.DeliverEvents;
import io.clipgen.application.operations.usecase.RunDueWork;
import io.clipgen.application.shared.BusinessClock;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.operations.Backoff;
import io.micronaut.context.ApplicationContext;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;

/// What the worker does in the background, done here on the caller's thread, in one order, until
/// nothing is left. Nobody waits: where a thing is to be tried again later, machine time moves on.
final class Background {

  private static final int MOST_ROUNDS = 60;
  private static final Duration ROUND = Duration.ofHours(1);
  private static final Backoff BACKOFF = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));

  private final RunDueWork dueWork;
  private final List<DueWork> works;
  private final DeliverEvents events;
  private final EventLog eventLog;
  private final CarryOutEffects effects;
  private final EffectLog effectLog;
  private Duration ahead = Duration.ZERO;

  Background(ApplicationContext context) {
    InstantSource machineTime = () -> Instant.now().plus(ahead);
    Collection<DueWork> due = context.getBeansOfType(DueWork.class);
    works = due.stream().sorted(Comparator.comparing(DueWork::name)).toList();
    dueWork =
        new RunDueWork(
            context.getBean(DueWorkLog.class),
            works,
            context.getBean(BusinessClock.class),
            machineTime);
    eventLog = context.getBean(EventLog.class);
    events = new DeliverEvents(eventLog, handlers(context), machineTime, BACKOFF, () -> 0.5);
    effectLog = context.getBean(EffectLog.class);
    effects =
        new CarryOutEffects(
            effectLog,
            effectHandlers(context),
            context.getBean(Transactions.class),
            machineTime,
            BACKOFF,
            () -> 0.5);
  }

  /// Runs due work, events and effects until a round finds nothing to do.
  ///
  /// @throws AssertionError with the last troubles, if that does not come
  void settle() {
    List<Throwable> troubles = new ArrayList<>();
    for (int round = 0; round < MOST_ROUNDS; round++) {
      troubles.clear();
      ahead = ahead.plus(ROUND);
      boolean busy = false;
      for (DueWork work : works) {
        busy |= attempt(() -> dueWork.ifDue(work) > 0, troubles);
      }
      busy |= attempt(() -> events.run() > 0, troubles);
      while (attempt(
          () -> effects.recoverNext() || effects.callNext() || effects.askNext(), troubles)) {
        busy = true;
        if (!troubles.isEmpty()) {
          break;
        }
      }
      if (!busy && troubles.isEmpty() && quiet()) {
        return;
      }
    }
    AssertionError restless =
        new AssertionError("not quiet after " + MOST_ROUNDS + " rounds: " + open() + " open");
    troubles.forEach(restless::addSuppressed);
    throw restless;
  }

  /// How many events and effects wait.
  long open() {
    return eventLog.open() + effectLog.open(effects.waiting());
  }

  private boolean quiet() {
    try {
      return open() == 0;
    } catch (RuntimeException notToBeSeen) {
      return false;
    }
  }

  private static boolean attempt(BooleanSupplier step, List<Throwable> troubles) {
    try {
      return step.getAsBoolean();
    } catch (RuntimeException trouble) {
      troubles.add(trouble);
      return true;
    }
  }

  private static List<EventHandler<?>> handlers(ApplicationContext context) {
    var handlers = new ArrayList<EventHandler<?>>();
    for (EventHandler<?> handler : context.getBeansOfType(EventHandler.class)) {
      handlers.add(handler);
    }
    handlers.sort(Comparator.comparing(EventHandler::name));
    return handlers;
  }

  private static List<EffectHandler<?>> effectHandlers(ApplicationContext context) {
    var handlers = new ArrayList<EffectHandler<?>>();
    for (EffectHandler<?> handler : context.getBeansOfType(EffectHandler.class)) {
      handlers.add(handler);
    }
    return handlers;
  }
}
