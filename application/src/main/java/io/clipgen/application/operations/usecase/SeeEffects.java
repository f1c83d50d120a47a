package io.clipgen.application.operations.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.operations.query.EffectBoard;
import io.clipgen.application.operations.query.EffectView;
import io.clipgen.application.shared.NotFound;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.EffectId;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// Shows an administrator what is under way to providers, and what is not known of it.
public final class SeeEffects {

  private static final Duration LONG = Duration.ofHours(1);

  private final EffectBoard board;
  private final InstantSource machineTime;

  public SeeEffects(EffectBoard board, InstantSource machineTime) {
    this.board = board;
    this.machineTime = machineTime;
  }

  /// Those in one state, newest first.
  ///
  /// @param state a state, or `stuck` for those that are open for long, or tried again and again
  /// @throws io.clipgen.application.shared.Forbidden unless the caller is an administrator
  public Page<EffectView> all(Caller caller, String state, @Nullable EffectId after, int limit) {
    caller.requireAdmin();
    return state.equals("stuck")
        ? board.listStuck(machineTime.instant().minus(LONG), after, limit)
        : board.listIn(state, after, limit);
  }

  /// One of them.
  public EffectView get(Caller caller, EffectId id) {
    caller.requireAdmin();
    return board.find(id).orElseThrow(() -> new NotFound("effect", id));
  }
}
