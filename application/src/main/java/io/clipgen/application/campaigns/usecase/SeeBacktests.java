package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.query.BacktestBoard;
import io.clipgen.application.campaigns.query.BacktestView;
import io.clipgen.application.campaigns.query.BacktestView.PayeeView;
import io.clipgen.application.campaigns.query.BacktestView.UncoveredView;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.BacktestId;
import org.jspecify.annotations.Nullable;

/// What backtests have found, for administrators.
public final class SeeBacktests {

  private final BacktestBoard board;

  public SeeBacktests(BacktestBoard board) {
    this.board = board;
  }

  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  /// @throws NotFound if there is none
  public BacktestView get(Caller caller, BacktestId id) {
    caller.requireAdmin();
    return board.find(id).orElseThrow(() -> new NotFound("backtest", id));
  }

  /// Who would have got what, from the greatest loss to the greatest gain.
  ///
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  public Page<PayeeView> payees(Caller caller, BacktestId id, @Nullable String after, int limit) {
    get(caller, id);
    return board.payees(id, after, limit);
  }

  /// Campaigns whose deposits would not have covered their claims.
  ///
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  public Page<UncoveredView> uncovered(
      Caller caller, BacktestId id, @Nullable String after, int limit) {
    get(caller, id);
    return board.uncovered(id, after, limit);
  }
}
