package io.clipgen.application.operations.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.Jobs;
import io.clipgen.application.operations.query.JobView;
import io.clipgen.application.shared.Refused;
import io.clipgen.domain.shared.JobId;

/// Stops a job on its owner's wish: at once while it waits, else as soon as it looks up from its
/// work.
public final class CancelJob {

  private final SeeJobs seeJobs;
  private final Jobs jobs;

  public CancelJob(SeeJobs seeJobs, Jobs jobs) {
    this.seeJobs = seeJobs;
    this.jobs = jobs;
  }

  /// @param caller the job's owner, or an administrator
  public record Command(Caller caller, JobId job) {}

  /// @return the job after that
  /// @throws io.clipgen.application.shared.NotFound if there is none, or it is somebody else's
  /// @throws Refused if it has ended already
  public JobView handle(Command command) {
    JobView job = seeJobs.one(command.caller(), command.job());
    if (job.ended()) {
      throw new Refused(
          "job-ended", "This job is " + job.state() + ": there is nothing to cancel.");
    }
    jobs.cancel(command.job());
    return seeJobs.one(command.caller(), command.job());
  }
}
