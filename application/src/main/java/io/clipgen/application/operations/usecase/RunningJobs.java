package io.clipgen.application.operations.usecase;

import io.clipgen.domain.shared.JobId;
import java.util.HashMap;
import java.util.Map;

/// The jobs that this process is doing right now, so that they can be interrupted.
public final class RunningJobs {

  private final Map<JobId, Thread> threads = new HashMap<>();

  synchronized void begin(JobId job) {
    threads.put(job, Thread.currentThread());
  }

  /// From here on the thread is not interrupted because of `job`, and an interrupt that has come is
  /// cleared.
  synchronized void end(JobId job) {
    threads.remove(job);
    Thread.interrupted();
  }

  /// Interrupts a job, if it runs here.
  public synchronized void interrupt(JobId job) {
    Thread thread = threads.get(job);
    if (thread != null) {
      thread.interrupt();
    }
  }

  /// Interrupts every job that runs here.
  public synchronized void interruptAll() {
    threads.values().forEach(Thread::interrupt);
  }
}
