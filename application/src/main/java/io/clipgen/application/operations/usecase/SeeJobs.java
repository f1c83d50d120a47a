package io.clipgen.application.operations.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.query.JobBoard;
import io.clipgen.application.operations.query.JobView;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.JobId;
import org.jspecify.annotations.Nullable;

/// Shows jobs to who may see them: their owners, and administrators.
public final class SeeJobs {

  private final JobBoard board;

  public SeeJobs(JobBoard board) {
    this.board = board;
  }

  /// @throws NotFound if there is none, or it is somebody else's
  public JobView one(Caller caller, JobId job) {
    return board
        .find(job, caller.isAdmin() ? null : caller.party())
        .orElseThrow(() -> new NotFound("job", job));
  }

  /// The caller's own, newest first.
  public Page<JobView> own(Caller caller, @Nullable JobId after, int limit) {
    return board.listOf(caller.party(), after, limit);
  }

  /// Everybody's in one state, newest first.
  ///
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  public Page<JobView> all(Caller caller, String state, @Nullable JobId after, int limit) {
    caller.requireAdmin();
    return board.listIn(state, after, limit);
  }
}
