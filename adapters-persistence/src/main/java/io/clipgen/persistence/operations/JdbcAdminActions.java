package io.clipgen.persistence.operations;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.query.AdminActionBoard;
import io.clipgen.application.shared.Ids;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.AdminActionId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.shared.Database;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What administrators have decided, in `operations.admin_action`.
final class JdbcAdminActions implements AdminActions, AdminActionBoard {

  private final Database database;
  private final Ids ids;
  private final InstantSource machineTime;

  JdbcAdminActions(Database database, Ids ids, InstantSource machineTime) {
    this.database = database;
    this.ids = ids;
    this.machineTime = machineTime;
  }

  @Override
  public void note(Caller by, String what, String subject, String reason) {
    database
        .inTransaction()
        .createUpdate(
            """
            INSERT INTO operations.admin_action (id, by, what, subject, reason, at)
            VALUES (:id, :by, :what, :subject, :reason, :at)
            """)
        .bind("id", ids.next())
        .bind("by", by.party().value())
        .bind("what", what)
        .bind("subject", subject)
        .bind("reason", reason)
        .bind("at", machineTime.instant())
        .execute();
  }

  @Override
  public Page<View> list(
      @Nullable PartyId by, @Nullable String subject, @Nullable AdminActionId after, int limit) {
    List<View> rows =
        database.with(
            handle ->
                handle
                    .createQuery(
                        """
                        SELECT * FROM operations.admin_action
                        WHERE (CAST(:by AS uuid) IS NULL OR by = :by)
                          AND (CAST(:subject AS text) IS NULL OR subject = :subject)
                          AND (CAST(:after AS uuid) IS NULL OR id < :after)
                        ORDER BY id DESC LIMIT :limit
                        """)
                    .bind("by", by == null ? null : by.value())
                    .bind("subject", subject)
                    .bind("after", after == null ? null : after.value())
                    .bind("limit", limit + 1)
                    .map(
                        (row, _) ->
                            new View(
                                new AdminActionId(row.getObject("id", UUID.class)),
                                new PartyId(row.getObject("by", UUID.class)),
                                row.getString("what"),
                                row.getString("subject"),
                                row.getString("reason"),
                                row.getObject("at", OffsetDateTime.class).toInstant()))
                    .list());
    return Page.of(rows, limit, view -> view.id().text());
  }
}
