package io.clipgen.application.earnings.usecase;

import io.clipgen.application.earnings.query.TipBoard;
import io.clipgen.application.earnings.query.TipView;
import io.clipgen.application.identity.Caller;
import io.clipgen.application.shared.Page;
import org.jspecify.annotations.Nullable;

/// Shows tips to those who gave and those who got them.
public final class SeeTips {

  private final TipBoard board;

  public SeeTips(TipBoard board) {
    this.board = board;
  }

  /// What the caller has given, newest first.
  public Page<TipView> sent(Caller caller, @Nullable String after, int limit) {
    return board.sent(caller.party(), after, limit);
  }

  /// What the caller was given, newest first.
  public Page<TipView> received(Caller caller, @Nullable String after, int limit) {
    return board.received(caller.party(), after, limit);
  }
}
