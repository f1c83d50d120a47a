package io.clipgen.application.identity.usecase;

import io.clipgen.application.identity.Caller;
import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.domain.identity.Party;
import java.util.stream.Collectors;

/// Finds out whose token it is and what that party may do at this moment: roles and suspensions
/// count at once, whatever was so when the token was issued.
public final class Authenticate {

  private final AccessTokens tokens;
  private final Parties parties;

  public Authenticate(AccessTokens tokens, Parties parties) {
    this.tokens = tokens;
    this.parties = parties;
  }

  public Outcome handle(String token) {
    return tokens
        .read(token)
        .flatMap(parties::find)
        .<Outcome>map(
            party ->
                party.isActive() ? new Outcome.Known(callerFor(party)) : new Outcome.Suspended())
        .orElseGet(Outcome.Unknown::new);
  }

  private static Caller callerFor(Party party) {
    return new Caller(
        party.id(), party.roles().stream().map(Enum::name).collect(Collectors.toUnmodifiableSet()));
  }

  /// What came of it.
  public sealed interface Outcome {

    /// It is this party's.
    record Known(Caller caller) implements Outcome {}

    /// It is nobody's: forged, expired, or of a party that is gone.
    record Unknown() implements Outcome {}

    /// It is that of a party which may not act.
    record Suspended() implements Outcome {}
  }
}
