package io.clipgen.application.operations.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.port.JobLog;
import io.clipgen.application.operations.port.JobLog.Job;
import io.clipgen.application.operations.port.JobLog.State;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Reason;
import io.clipgen.application.shared.Refused;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.JobId;

/// Brings a dead job back to life, with all its attempts.
public final class RetryJob {

  private final AdminActions actions;
  private final JobLog log;
  private final Transactions transactions;

  public RetryJob(JobLog log, Transactions transactions, AdminActions actions) {
    this.actions = actions;
    this.log = log;
    this.transactions = transactions;
  }

  /// @param caller an administrator
  public record Command(Caller caller, JobId job, String reason) {}

  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  /// @throws NotFound if there is no such job
  /// @throws Refused if it is not dead, or a newer job of its kind works on the same thing
  public void handle(Command command) {
    command.caller().requireAdmin();
    String why = Reason.ifAny(command.reason());
    transactions.run(
        () -> {
          revive(command.job());
          actions.note(command.caller(), "try-job-again", command.job().text(), why);
        });
  }

  private void revive(JobId id) {
    Job job = log.lock(id).orElseThrow(() -> new NotFound("job", id));
    if (job.state() != State.DEAD) {
      throw new Refused(
          "job-not-dead", "Only a dead job can be tried again; this one is not dead.");
    }
    if (!log.revive(id)) {
      throw new Refused(
          "job-replaced", "A newer job of this kind works on the same thing: follow that one.");
    }
  }
}
