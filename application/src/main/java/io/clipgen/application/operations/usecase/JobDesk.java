package io.clipgen.application.operations.usecase;

import io.clipgen.application.operations.JobHandler;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.operations.port.JobLog;
import io.clipgen.application.operations.port.JobLog.End;
import io.clipgen.application.operations.port.JobLog.Job;
import io.clipgen.application.operations.port.JobLog.NewJob;
import io.clipgen.application.operations.port.JobLog.State;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Takes jobs in, and takes them back.
public final class JobDesk implements Jobs {

  private final JobLog log;
  private final Supplier<JobHandlers> handlers;
  private final Transactions transactions;

  /// @param handlers asked for late: handlers enqueue jobs themselves
  public JobDesk(JobLog log, Supplier<JobHandlers> handlers, Transactions transactions) {
    this.log = log;
    this.handlers = handlers;
    this.transactions = transactions;
  }

  @Override
  public JobId enqueue(
      String kind, @Nullable PartyId owner, String subject, int priority, Object payload) {
    JobHandler<?> handler = handlers.get().get(kind);
    return log.add(new NewJob(kind, owner, subject, priority, handler.heavy(), payload));
  }

  @Override
  public int live(PartyId owner, Set<String> kinds) {
    return log.live(owner, kinds);
  }

  @Override
  public void cancel(JobId id) {
    transactions.run(() -> log.lock(id).filter(job -> job.state().live()).ifPresent(this::cancel));
  }

  private void cancel(Job job) {
    if (job.state() == State.RUNNING) {
      log.tellToStop(job.id());
      return;
    }
    String reason = "It was cancelled before it ran.";
    handlers.get().find(job.kind()).ifPresent(handler -> giveUp(handler, job, reason));
    log.end(job.id(), new End.Cancelled(reason));
  }

  static <P> void giveUp(JobHandler<P> handler, Job job, String reason) {
    handler.gaveUp(job.id(), job.payload().as(handler.payload()), reason);
  }
}
