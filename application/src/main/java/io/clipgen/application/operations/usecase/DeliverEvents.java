package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.port.EventLog;
import io.clipgen.application.operations.port.EventLog.Delivery;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.domain.operations.Backoff;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.DoubleSupplier;

/// Tells published events to their handlers: each event to each handler on its own, at least once,
/// in the order of publication.
///
/// A handler that fails holds back its later events for the first tries, so that the order survives
/// a short trouble; an event that keeps failing is set aside, told later, and given up at last.
/// Other handlers notice nothing of it.
public final class DeliverEvents {

  /// So often a failing event is tried while the later ones wait.
  static final int TRIES_IN_ORDER = 8;

  /// So often it is tried at all.
  static final int TRIES = 24;

  private static final int BATCH = 100;
  private static final Duration TURN = Duration.ofMinutes(1);

  private final EventLog log;
  private final InstantSource machineTime;
  private final Backoff backoff;
  private final DoubleSupplier chance;
  private final Map<String, EventHandler<?>> handlers = new TreeMap<>();
  private final Map<String, Set<String>> byType = new TreeMap<>();

  /// @throws IllegalArgumentException if two handlers have the same name
  public DeliverEvents(
      EventLog log,
      Collection<? extends EventHandler<?>> handlers,
      InstantSource machineTime,
      Backoff backoff,
      DoubleSupplier chance) {
    this.log = log;
    this.machineTime = machineTime;
    this.backoff = backoff;
    this.chance = chance;
    for (EventHandler<?> handler : handlers) {
      if (this.handlers.putIfAbsent(handler.name(), handler) != null) {
        throw new IllegalArgumentException("two event handlers are named " + handler.name());
      }
      byType.computeIfAbsent(typeName(handler.type()), _ -> new TreeSet<>()).add(handler.name());
    }
  }

  /// The stable name of a type of event: its context and its own name, as in
  /// `earnings.Books$CampaignFunded`.
  public static String typeName(Class<?> type) {
    String name = type.getName();
    String home = "io.clipgen.application.";
    return name.startsWith(home) ? name.substring(home.length()) : name;
  }

  /// Tells what can be told now.
  ///
  /// @return how many events were told
  public int run() {
    while (log.address(byType, BATCH) == BATCH) {
      // until everything that was published has an address
    }
    int told = 0;
    for (String handler : log.waiting(handlers.keySet(), machineTime.instant())) {
      told += tell(handler);
    }
    return told;
  }

  private int tell(String name) {
    if (!log.take(name, machineTime.instant(), machineTime.instant().plus(TURN))) {
      return 0;
    }
    try {
      int told = 0;
      for (Delivery delivery : log.list(name, BATCH)) {
        if (delivery.at().isAfter(machineTime.instant())) {
          if (delivery.failures() < TRIES_IN_ORDER) {
            break;
          }
          continue;
        }
        log.take(name, machineTime.instant(), machineTime.instant().plus(TURN));
        if (tell(delivery)) {
          told++;
        } else if (delivery.failures() + 1 < TRIES_IN_ORDER) {
          break;
        }
      }
      return told;
    } finally {
      log.giveBack(name);
    }
  }

  private boolean tell(Delivery delivery) {
    try {
      handle(Objects.requireNonNull(handlers.get(delivery.handler())), delivery);
    } catch (Exception | LinkageError | AssertionError | StackOverflowError failure) {
      int failures = delivery.failures() + 1;
      if (failures >= TRIES) {
        log.dead(delivery, RunJob.reason(failure));
      } else {
        Instant at = machineTime.instant().plus(backoff.after(failures, chance.getAsDouble()));
        log.failed(delivery, at, RunJob.reason(failure));
      }
      return false;
    }
    log.told(delivery);
    return true;
  }

  private static <E> void handle(EventHandler<E> handler, Delivery delivery) {
    handler.handle(delivery.payload().as(handler.type()));
  }
}
