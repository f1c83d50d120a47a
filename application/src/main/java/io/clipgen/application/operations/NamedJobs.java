package io.clipgen.application.operations;

import io.clipgen.domain.shared.JobId;
import java.util.Set;

/// Which finished jobs people can still come upon, because something that they see names them.
/// Those are kept for as long.
public interface NamedJobs {

  /// Those of `jobs` that something names.
  Set<JobId> among(Set<JobId> jobs);
}
