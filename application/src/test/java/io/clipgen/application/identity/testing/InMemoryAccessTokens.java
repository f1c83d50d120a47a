package io.clipgen.application.identity.testing;

import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Tokens that are known by heart.
public final class InMemoryAccessTokens implements AccessTokens {

  private final InstantSource machine;
  private final Map<String, Issued> issued = new ConcurrentHashMap<>();

  public InMemoryAccessTokens(InstantSource machine) {
    this.machine = machine;
  }

  @Override
  public String issue(PartyId party) {
    String token = "token-" + (issued.size() + 1) + "-" + party;
    issued.put(token, new Issued(party, machine.instant().plus(lifetime())));
    return token;
  }

  @Override
  public Optional<PartyId> read(String token) {
    return Optional.ofNullable(issued.get(token))
        .filter(found -> machine.instant().isBefore(found.expires()))
        .map(Issued::party);
  }

  @Override
  public String rotate() {
    return "key"; // nothing is signed here
  }

  @Override
  public Duration lifetime() {
    return Duration.ofMinutes(15);
  }

  private record Issued(PartyId party, Instant expires) {}
}
