package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.DueWork;
import io.clipgen.application.operations.port.DueWorkLog;
import io.clipgen.application.shared.BusinessClock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
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
    this.works = List.copyOf(works);
  }

  /// All there is to look at.
  public List<DueWork> works() {
    return works;
  }

  /// Looks at `work` if its turn has come and no other process has it.
  ///
  /// @return how many things were handled
  public int ifDue(DueWork work) {
    return log.takeIfDue(work.name(), machineTime.instant(), lapse()) ? run(work) : 0;
  }

  /// Looks at `work` whether its turn has come or not, unless another process has it.
  ///
  /// @return how many things were handled, or -1 if another has it
  int now(DueWork work) {
    return log.take(work.name(), machineTime.instant(), lapse()) ? run(work) : -1;
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
