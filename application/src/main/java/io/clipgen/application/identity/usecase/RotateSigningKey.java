package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.application.operations.AdminActions;
import io.clipgen.application.shared.Forbidden;
import io.clipgen.application.shared.Transactions;

/// An administrator has tokens signed with a fresh key from now on.
public final class RotateSigningKey {

  private final AdminActions actions;
  private final AccessTokens tokens;
  private final Transactions transactions;

  public RotateSigningKey(AccessTokens tokens, Transactions transactions, AdminActions actions) {
    this.actions = actions;
    this.transactions = transactions;
    this.tokens = tokens;
  }

  /// @throws Forbidden unless the caller is an administrator
  public void handle(Caller caller) {
    caller.requireAdmin();
    transactions.run(() -> actions.note(caller, "rotate-signing-key", tokens.rotate(), ""));
  }
}
