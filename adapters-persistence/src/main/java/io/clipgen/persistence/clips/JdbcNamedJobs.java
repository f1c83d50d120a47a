package io.clipgen.persistence.clips;

import io.clipgen.application.operations.NamedJobs;
import io.clipgen.domain.shared.JobId;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/// The jobs of orders, edits, streams and uploads.
@Singleton
final class JdbcNamedJobs implements NamedJobs {

  private final Database database;

  JdbcNamedJobs(Database database) {
    this.database = database;
  }

  @Override
  public Set<JobId> among(Set<JobId> jobs) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT job FROM clips.clip_order WHERE job = ANY (:jobs)
                    UNION SELECT job FROM clips.clip_edit WHERE job = ANY (:jobs)
                    UNION SELECT job FROM clips.stream WHERE job = ANY (:jobs)
                    UNION SELECT job FROM clips.upload WHERE job = ANY (:jobs)
                    """)
                .bindArray("jobs", UUID.class, jobs.stream().map(JobId::value).toArray())
                .mapTo(UUID.class)
                .map(JobId::new)
                .collect(Collectors.toSet()));
  }
}
