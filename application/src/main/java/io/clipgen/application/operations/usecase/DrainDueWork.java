package io.clipgen.application.operations.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.port.EffectLog;
import io.clipgen.application.operations.port.EventLog;
import io.clipgen.application.operations.port.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;

/// Does at once all that is due by now, and what follows from it: due work, the outbox, outbound
/// effects, round after round until nothing is left. Jobs are not waited for. For an administrator
/// of an embedded installation.
public final class DrainDueWork {

  private static final Duration LONGEST = Duration.ofSeconds(30);

  private final RunDueWork dueWork;
  private final DeliverEvents events;
  private final EventLog eventLog;
  private final CarryOutEffects effects;
  private final EffectLog effectLog;
  private final MovableClock clock;
  private final InstantSource machineTime;

  public DrainDueWork(
      RunDueWork dueWork,
      DeliverEvents events,
      EventLog eventLog,
      CarryOutEffects effects,
      EffectLog effectLog,
      MovableClock clock,
      InstantSource machineTime) {
    this.dueWork = dueWork;
    this.events = events;
    this.eventLog = eventLog;
    this.effects = effects;
    this.effectLog = effectLog;
    this.clock = clock;
    this.machineTime = machineTime;
  }

  /// @param caller an administrator
  public record Command(Caller caller) {}

  /// What was done.
  ///
  /// @param handled how many things, by the name of the work; `events` and `effects` besides
  /// @param failed what could not be done, and why, by the name of the work
  /// @param quiet whether nothing is left; if not, something keeps failing or takes long
  public record Outcome(Map<String, Integer> handled, Map<String, String> failed, boolean quiet) {}

  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  /// @throws io.clipgen.application.shared.Refused where business time cannot be moved
  public Outcome handle(Command command) {
    command.caller().requireAdmin();
    MoveClock.requireMovable(clock);
    Map<String, Integer> handled = new TreeMap<>();
    Map<String, String> failed = new TreeMap<>();
    Instant deadline = machineTime.instant().plus(LONGEST);
    boolean quiet = false;
    while (!quiet && machineTime.instant().isBefore(deadline)) {
      Round round = round(handled, failed);
      if (!round.busy()) {
        quiet =
            !round.elsewhere() && eventLog.open() == 0 && effectLog.open(effects.waiting()) == 0;
        if (!quiet) {
          pause(); // another thread has it in hand, or it waits to be tried again
        }
      }
    }
    return new Outcome(handled, failed, quiet && failed.isEmpty());
  }

  /// @param busy whether something was done
  /// @param elsewhere whether another thread or process has some of the due work in hand
  private record Round(boolean busy, boolean elsewhere) {}

  private Round round(Map<String, Integer> handled, Map<String, String> failed) {
    boolean busy = false;
    boolean elsewhere = false;
    for (DueWork work : dueWork.works()) {
      if (failed.containsKey(work.name())) {
        continue;
      }
      int count = now(work, failed);
      handled.merge(work.name(), Math.max(0, count), Integer::sum);
      busy |= count > 0;
      elsewhere |= count < 0;
    }
    int told = events.run();
    handled.merge("events", told, Integer::sum);
    int called = 0;
    while (effects.recoverNext() || effects.callNext() || effects.askNext()) {
      called++;
    }
    handled.merge("effects", called, Integer::sum);
    return new Round(busy || told > 0 || called > 0, elsewhere);
  }

  private int now(DueWork work, Map<String, String> failed) {
    try {
      return dueWork.now(work);
    } catch (RuntimeException failure) {
      failed.put(work.name(), RunJob.reason(failure));
      return 0;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(20);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the background", e);
    }
  }
}
