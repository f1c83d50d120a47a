package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.port.DueWorkLog;
import io.clipgen.application.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Looks at what is due by business time, one process at a time for each kind of work.
public final class RunDueWork {

  private static final Duration TURN = Duration.ofMinutes(5);

  private final DueWorkLog log;
  private final BusinessClock clock;
  private final InstantSource machineTime;
  private final List<DueWork> works;

  public RunDueWork(
      DueWorkLog log,
      Collection<? extends DueWork> works,
      BusinessClock clock,
      InstantSource machineTime) {
    this.log = log;
    this.clock = clock;
    this.machineTime = machineTime;
    this.works = ordered(works);
  }

  /// All there is to look at, in an order in which nothing comes before what it rests on.
  public List<DueWork> works() {
    return works;
  }

  /// Looks at `work` if its turn has come and no other process has it; before that, at what must be
  /// looked at before.
  ///
  /// @return how many things were handled
  public int ifDue(DueWork work) {
    works.stream().filter(before -> work.after().contains(before.name())).forEach(this::ifDue);
    return free(work.after()) && log.takeIfDue(work.name(), machineTime.instant(), lapse())
        ? run(work)
        : 0;
  }

  /// Looks at `work` whether its turn has come or not, unless another process has it.
  ///
  /// @return how many things were handled, or -1 if another has it
  int now(DueWork work) {
    return free(work.after()) && log.take(work.name(), machineTime.instant(), lapse())
        ? run(work)
        : -1;
  }

  // Not while somebody else is still at what comes before.
  private boolean free(Set<String> before) {
    return before.stream().noneMatch(name -> log.taken(name, machineTime.instant()));
  }

  private static List<DueWork> ordered(Collection<? extends DueWork> works) {
    var ordered = new LinkedHashSet<DueWork>();
    works.forEach(work -> add(ordered, work, works));
    return List.copyOf(ordered);
  }

  private static void add(Set<DueWork> ordered, DueWork work, Collection<? extends DueWork> works) {
    works.stream()
        .filter(before -> work.after().contains(before.name()))
        .forEach(before -> add(ordered, before, works));
    ordered.add(work);
  }

  private int run(DueWork work) {
    int handled = 0;
    String failure = null;
    try {
      for (int batch = work.run(clock.now()); batch > 0; batch = work.run(clock.now())) {
        handled += batch;
        log.take(work.name(), machineTime.instant(), lapse());
      }
      return handled;
    } catch (RuntimeException | LinkageError e) {
      failure = RunJob.reason(e);
      throw e;
    } finally {
      giveBack(work, failure);
    }
  }

  private void giveBack(DueWork work, @Nullable String failure) {
    log.giveBack(work.name(), machineTime.instant().plus(work.every()), failure);
  }

  private Instant lapse() {
    return machineTime.instant().plus(TURN);
  }
}
