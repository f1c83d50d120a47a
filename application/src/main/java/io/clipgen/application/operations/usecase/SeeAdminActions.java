package io.clipgen.application.operations.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.query.AdminActionBoard;
import io.clipgen.application.operations.query.AdminActionBoard.View;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.AdminActionId;
import io.clipgen.domain.shared.PartyId;
import org.jspecify.annotations.Nullable;

/// Shows administrators what administrators have decided.
public final class SeeAdminActions {

  private final AdminActionBoard board;

  public SeeAdminActions(AdminActionBoard board) {
    this.board = board;
  }

  /// What was decided, newest first.
  ///
  /// @param by only by this one; `null` for all
  /// @param subject only about this, as the text form of an id; `null` for all
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  public Page<View> list(
      Caller caller,
      @Nullable PartyId by,
      @Nullable String subject,
      @Nullable AdminActionId after,
      int limit) {
    caller.requireAdmin();
    return board.list(by, subject, after, limit);
  }
}
