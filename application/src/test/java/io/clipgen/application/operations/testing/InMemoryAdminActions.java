package io.clipgen.application.operations.testing;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.operations.query.AdminActionBoard;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.AdminActionId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// [AdminActions] in memory.
public final class InMemoryAdminActions implements AdminActions, AdminActionBoard {

  private final List<View> all = new ArrayList<>();

  @Override
  public synchronized void note(Caller by, String what, String subject, String reason) {
    var id = new AdminActionId(new UUID(0, all.size() + 1));
    all.add(new View(id, by.party(), what, subject, reason, Instant.EPOCH));
  }

  /// What was noted, as "what subject: reason", oldest first.
  public synchronized List<String> told() {
    return all.stream()
        .map(each -> each.what() + " " + each.subject() + ": " + each.reason())
        .toList();
  }

  @Override
  public synchronized Page<View> list(
      @Nullable PartyId by, @Nullable String subject, @Nullable AdminActionId after, int limit) {
    List<View> rows =
        all.reversed().stream()
            .filter(each -> by == null || each.by().equals(by))
            .filter(each -> subject == null || Objects.equals(each.subject(), subject))
            .filter(each -> after == null || each.id().value().compareTo(after.value()) < 0)
            .limit(limit + 1L)
            .toList();
    return Page.of(rows, limit, view -> view.id().text());
  }
}
