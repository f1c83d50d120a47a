package io.clipgen.persistence.operations;

import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.port.NoticeLog;
import io.clipgen.persistence.shared.Database;
import jakarta.inject.Singleton;
import java.time.Instant;

/// Notices in `operations.notice`: the primary key is what keeps a second one out.
@Singleton
final class JdbcNotices implements NoticeLog {

  private final Database database;

  JdbcNotices(Database database) {
    this.database = database;
  }

  @Override
  public boolean add(Notice notice, Instant at) {
    return database
            .inTransaction()
            .createUpdate(
                """
                INSERT INTO operations.notice (provider, id, type, object, object_id, happened_at, heard_at)
                VALUES (:provider, :id, :type, :object, :objectId, :happened, :heard)
                ON CONFLICT DO NOTHING
                """)
            .bind("provider", notice.provider())
            .bind("id", notice.id())
            .bind("type", notice.type())
            .bind("object", notice.object())
            .bind("objectId", notice.objectId())
            .bind("happened", notice.at())
            .bind("heard", at)
            .execute()
        == 1;
  }

  @Override
  public int forget(Instant before, int limit) {
    return database
        .inTransaction()
        .createUpdate(
            """
            DELETE FROM operations.notice WHERE (provider, id) IN (
              SELECT provider, id FROM operations.notice WHERE heard_at < :before
              ORDER BY heard_at LIMIT :limit
            )
            """)
        .bind("before", before)
        .bind("limit", limit)
        .execute();
  }
}
