package io.clipgen.persistence.clips;

import io.clipgen.application.clips.port.BlobKey;
import io.clipgen.application.clips.port.DiscardedFiles;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Discarded files in `clips.discarded_file`.
@Singleton
final class JdbcDiscardedFiles implements DiscardedFiles {

  private final Database database;
  private final InstantSource machine;

  @Inject
  JdbcDiscardedFiles(Database database) {
    this(database, InstantSource.system());
  }

  JdbcDiscardedFiles(Database database, InstantSource machine) {
    this.database = database;
    this.machine = machine;
  }

  @Override
  public void add(List<BlobKey> files) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO clips.discarded_file (key, discarded_at)
            SELECT unnest(:keys), :now
            ON CONFLICT (key) DO UPDATE SET discarded_at = excluded.discarded_at
            """)
        .bindArray("keys", String.class, keys(files))
        .bind("now", machine.instant())
        .execute();
  }

  @Override
  public List<BlobKey> discardedFor(Duration age, int limit) {
    return database.with(
        handle ->
            handle
                .createQuery(
                    """
                    SELECT key FROM clips.discarded_file WHERE discarded_at <= :before
                    ORDER BY discarded_at, key LIMIT :limit
                    """)
                .bind("before", machine.instant().minus(age))
                .bind("limit", limit)
                .mapTo(String.class)
                .map(BlobKey::new)
                .list());
  }

  @Override
  public void forget(List<BlobKey> files) {
    database
        .inTransaction()
        .createUpdate("DELETE FROM clips.discarded_file WHERE key = ANY(:keys)")
        .bindArray("keys", String.class, keys(files))
        .execute();
  }

  private static List<String> keys(List<BlobKey> files) {
    return files.stream().map(BlobKey::value).toList();
  }
}
