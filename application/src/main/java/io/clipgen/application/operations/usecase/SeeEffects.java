package io.clipgen.application.operations.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.query.EffectBoard;
import io.clipgen.application.operations.query.EffectView;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.EffectId;
import org.jspecify.annotations.Nullable;

/// Shows an administrator what is under way to providers, and what is not known of it.
public final class SeeEffects {

  private final EffectBoard board;

  public SeeEffects(EffectBoard board) {
    this.board = board;
  }

  /// Those in one state, newest first.
  ///
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  public Page<EffectView> all(Caller caller, String state, @Nullable EffectId after, int limit) {
    caller.requireAdmin();
    return board.listIn(state, after, limit);
  }
}
