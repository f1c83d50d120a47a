package io.clipgen.application.payouts.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.query.PayoutRunBoard;
import io.clipgen.application.payouts.query.PayoutRunView;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.PayoutRunId;
import org.jspecify.annotations.Nullable;

/// Shows runs to administrators.
public final class SeePayoutRuns {

  private final PayoutRunBoard board;

  public SeePayoutRuns(PayoutRunBoard board) {
    this.board = board;
  }

  /// All runs, newest first.
  public Page<PayoutRunView> all(Caller caller, @Nullable PayoutRunId after, int limit) {
    caller.requireAdmin();
    return board.list(after, limit);
  }

  /// One run with what its outcomes sum to.
  public PayoutRunView get(Caller caller, PayoutRunId id) {
    caller.requireAdmin();
    return board.find(id).orElseThrow(() -> new NotFound("payout run", id));
  }

  /// What a run has decided, payee by payee.
  ///
  /// @param outcome only these; `null` for all
  /// @throws InvalidInput naming `outcome` if there is no such outcome
  public Page<PayoutRunView.Item> payees(
      Caller caller, PayoutRunId id, @Nullable String outcome, @Nullable String after, int limit) {
    get(caller, id);
    if (outcome != null && !PayoutRunView.OUTCOMES.contains(outcome)) {
      throw new InvalidInput(
          "outcome", "must be one of " + String.join(", ", PayoutRunView.OUTCOMES));
    }
    return board.items(id, outcome, after, limit);
  }
}
