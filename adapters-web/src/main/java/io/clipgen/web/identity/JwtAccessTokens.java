package io.clipgen.web.identity;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.application.identity.port.SigningKeys;
import io.clipgen.application.identity.port.SigningKeys.SigningKey;
import io.clipgen.domain.shared.PartyId;
import io.micronaut.context.annotation.Property;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// JSON Web Tokens with one algorithm, ES256. The header names the key, the subject is the party;
/// what the party may do is not in it.
@Singleton
final class JwtAccessTokens implements AccessTokens {

  private static final JWSAlgorithm ALGORITHM = JWSAlgorithm.ES256;
  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final String ISSUER = "clipgen";
  // How long a key that another process has made or dropped may go unnoticed.
  private static final Duration FRESH = Duration.ofSeconds(30);

  private final SigningKeys keys;
  private final Duration lifetime;
  private final InstantSource machine;
  private volatile @Nullable Ring ring;

  @Inject
  JwtAccessTokens(
      SigningKeys keys,
      @Property(name = "clipgen.identity.access-token-lifetime", defaultValue = "PT15M")
          Duration lifetime) {
    this(keys, lifetime, InstantSource.system());
  }

  JwtAccessTokens(SigningKeys keys, Duration lifetime, InstantSource machine) {
    this.keys = keys;
    this.lifetime = lifetime;
    this.machine = machine;
  }

  @Override
  public String issue(PartyId party) {
    Instant now = machine.instant();
    var key = ring().keys().getFirst();
    var jwt =
        new SignedJWT(
            new JWSHeader.Builder(ALGORITHM).type(TYPE).keyID(key.id()).build(),
            new JWTClaimsSet.Builder()
                .issuer(ISSUER)
                .subject(party.text())
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(lifetime)))
                .jwtID(UUID.randomUUID().toString())
                .build());
    try {
      jwt.sign(new ECDSASigner(key.privateKey()));
    } catch (JOSEException e) {
      throw new IllegalStateException("the key " + key.id() + " cannot sign", e);
    }
    return jwt.serialize();
  }

  @Override
  public Optional<PartyId> read(String token) {
    try {
      var jwt = SignedJWT.parse(token);
      var header = jwt.getHeader();
      if (!ALGORITHM.equals(header.getAlgorithm()) || !TYPE.equals(header.getType())) {
        return Optional.empty();
      }
      var key = ring().find(header.getKeyID());
      if (key.isEmpty() || !jwt.verify(new ECDSAVerifier(key.get().publicKey()))) {
        return Optional.empty();
      }
      return ownerOf(jwt.getJWTClaimsSet());
    } catch (ParseException | JOSEException | IllegalArgumentException spoilt) {
      return Optional.empty();
    }
  }

  private Optional<PartyId> ownerOf(JWTClaimsSet claims) {
    Date expires = claims.getExpirationTime();
    if (!ISSUER.equals(claims.getIssuer())
        || claims.getSubject() == null
        || expires == null
        || !machine.instant().isBefore(expires.toInstant())) {
      return Optional.empty();
    }
    return Optional.of(PartyId.parse(claims.getSubject()));
  }

  @Override
  public synchronized String rotate() {
    var before = keys.list();
    Instant now = now();
    // A key is needed as long as tokens live that it signed, the last of them when others had not
    // noticed its successor.
    Instant overlap = now.minus(lifetime).minus(FRESH);
    before.stream()
        .filter(key -> key.madeAt().isBefore(overlap))
        .map(SigningKey::madeAt)
        .findFirst()
        .ifPresent(keys::dropMadeBefore);
    SigningKey fresh = KeyPairs.fresh(now);
    keys.add(fresh);
    ring = null;
    return fresh.id();
  }

  @Override
  public Duration lifetime() {
    return lifetime;
  }

  private Ring ring() {
    Ring current = ring;
    if (current != null && machine.instant().isBefore(current.readAt().plus(FRESH))) {
      return current;
    }
    return reread();
  }

  private synchronized Ring reread() {
    var stored = new ArrayList<>(keys.list());
    if (stored.isEmpty()) {
      // Two processes may both find none: then both keys are kept, and either is good.
      keys.add(KeyPairs.fresh(now()));
      stored.addAll(keys.list());
    }
    var read = new Ring(stored.stream().map(KeyPairs::parse).toList(), machine.instant());
    ring = read;
    return read;
  }

  private Instant now() {
    return machine.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private record Ring(List<KeyPairs.Pair> keys, Instant readAt) {

    Optional<KeyPairs.Pair> find(@Nullable String id) {
      return keys.stream().filter(key -> key.id().equals(id)).findFirst();
    }
  }
}
