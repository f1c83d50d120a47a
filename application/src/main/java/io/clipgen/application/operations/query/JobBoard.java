package io.clipgen.application.operations.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.JobId;
import io.clipgen.domain.shared.PartyId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads jobs.
public interface JobBoard {

  /// One job.
  ///
  /// @param owner whose it must be; `null` for anybody's
  Optional<JobView> find(JobId job, @Nullable PartyId owner);

  /// A party's jobs, newest first.
  Page<JobView> listOf(PartyId owner, @Nullable JobId after, int limit);

  /// Everybody's jobs in one state, newest first.
  Page<JobView> listIn(String state, @Nullable JobId after, int limit);
}
