package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.query.ReturnBoard;
import io.clipgen.application.earnings.query.ReturnBoard.ChargebackView;
import io.clipgen.application.earnings.query.ReturnBoard.RefundView;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Shows administrators what goes back to payers with difficulty.
public final class SeeReturns {

  private static final Set<String> STATES = Set.of("open", "won", "lost");

  private final ReturnBoard board;

  public SeeReturns(ReturnBoard board) {
    this.board = board;
  }

  /// Refused refunds whose money has not gone another way, oldest first.
  public Page<RefundView> refused(Caller caller, @Nullable String after, int limit) {
    caller.requireAdmin();
    return board.refused(after, limit);
  }

  /// Disputed payments, oldest first.
  public Page<ChargebackView> chargebacks(
      Caller caller, @Nullable String state, @Nullable String after, int limit) {
    caller.requireAdmin();
    if (state != null && !STATES.contains(state)) {
      throw new InvalidInput("state", "must be open, won or lost");
    }
    return board.chargebacks(state, after, limit);
  }
}
