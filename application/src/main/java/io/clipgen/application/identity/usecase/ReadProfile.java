package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.identity.query.Profile;
import io.clipgen.application.shared.NotFound;

/// Somebody looks at their own profile.
public final class ReadProfile {

  private final Parties parties;

  public ReadProfile(Parties parties) {
    this.parties = parties;
  }

  public Profile handle(Caller caller) {
    return parties
        .find(caller.party())
        .map(Profile::of)
        .orElseThrow(() -> new NotFound("party", caller.party()));
  }
}
