package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.query.DebtView;
import io.clipgen.application.earnings.query.HoldBoard;
import io.clipgen.application.earnings.query.HoldBoard.HoldView;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.HoldId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows what is on hold and what is owed to those it concerns.
public final class SeeHolds {

  private static final Set<String> STATES = Set.of("open", "lifted", "upheld");

  private final HoldBoard board;

  public SeeHolds(HoldBoard board) {
    this.board = board;
  }

  /// Holds, oldest first, for administrators.
  public Page<HoldView> all(
      Caller caller, @Nullable String state, @Nullable String after, int limit) {
    caller.requireAdmin();
    if (state != null && !STATES.contains(state)) {
      throw new InvalidInput("state", "must be open, lifted or upheld");
    }
    return board.holds(state, after, limit);
  }

  /// One hold, for administrators.
  ///
  /// @throws NotFound if there is none
  public HoldView get(Caller caller, HoldId id) {
    caller.requireAdmin();
    return board.find(id).orElseThrow(() -> new NotFound("hold", id));
  }

  /// What the caller owes, oldest first.
  public Page<DebtView> own(Caller caller, @Nullable String after, int limit) {
    return board.debts(caller.party(), after, limit);
  }

  /// What everybody owes, oldest first, for administrators.
  public Page<DebtView> debts(Caller caller, @Nullable String after, int limit) {
    caller.requireAdmin();
    return board.debts(null, after, limit);
  }
}
