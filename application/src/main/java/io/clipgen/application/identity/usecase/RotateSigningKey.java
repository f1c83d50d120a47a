package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.application.shared.Forbidden;

/// An administrator has tokens signed with a fresh key from now on.
public final class RotateSigningKey {

  private final AccessTokens tokens;

  public RotateSigningKey(AccessTokens tokens) {
    this.tokens = tokens;
  }

  /// @throws Forbidden unless the caller is an administrator
  public void handle(Caller caller) {
    caller.requireAdmin();
    tokens.rotate();
  }
}
