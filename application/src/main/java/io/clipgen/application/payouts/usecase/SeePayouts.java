package io.clipgen.application.payouts.usecase;

import io.clipgen.application.earnings.Breaker;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.payouts.query.PayoutBoard;
import io.clipgen.application.payouts.query.PayoutView;
import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.PayoutId;
import org.jspecify.annotations.Nullable;

/// Shows payouts to those they concern.
public final class SeePayouts {

  private final PayoutBoard board;
  private final Breaker breaker;

  public SeePayouts(PayoutBoard board, Breaker breaker) {
    this.board = board;
    this.breaker = breaker;
  }

  /// The caller's payouts, newest first.
  public Page<PayoutView> own(Caller caller, @Nullable String after, int limit) {
    return held(board.of(caller.party(), after, limit));
  }

  /// One of the caller's payouts; an administrator sees everybody's.
  public PayoutView get(Caller caller, PayoutId id) {
    var found = caller.isAdmin() ? board.find(id) : board.find(caller.party(), id);
    return found
        .map(view -> breaker.tripped().isPresent() ? view.held() : view)
        .orElseThrow(() -> new NotFound("payout", id));
  }

  /// All payouts in a state, for administrators.
  ///
  /// @throws InvalidInput naming `state` if there is no such state
  public Page<PayoutView> all(
      Caller caller, @Nullable String state, @Nullable String after, int limit) {
    caller.requireAdmin();
    if (state != null && !PayoutView.STATES.contains(state)) {
      throw new InvalidInput("state", "must be one of " + String.join(", ", PayoutView.STATES));
    }
    return held(board.all(state, after, limit));
  }

  private Page<PayoutView> held(Page<PayoutView> page) {
    return breaker.tripped().isPresent() ? page.map(PayoutView::held) : page;
  }
}
