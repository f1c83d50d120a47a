package io.clipgen.web.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.application.identity.testing.AccessTokensContract;
import io.clipgen.application.identity.testing.InMemorySigningKeys;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class JwtAccessTokensTest extends AccessTokensContract {

  private static final Duration LIFETIME = Duration.ofMinutes(15);

  private final InMemorySigningKeys keys = new InMemorySigningKeys();
  private final PartyId ada = new PartyId(UUID.randomUUID());

  @Override
  protected AccessTokens tokens() {
    return process();
  }

  /// Another process on the same database.
  private JwtAccessTokens process() {
    return new JwtAccessTokens(keys, LIFETIME, machine);
  }

  @Test
  void a_token_says_what_it_is_and_nothing_about_roles() throws Exception {
    var jwt = SignedJWT.parse(process().issue(ada));

    assertThat(jwt.getHeader().getAlgorithm()).isEqualTo(JWSAlgorithm.ES256);
    assertThat(jwt.getHeader().getKeyID()).isEqualTo(keys.list().getFirst().id());
    assertThat(jwt.getJWTClaimsSet().getClaims())
        .containsOnlyKeys("iss", "sub", "iat", "exp", "jti");
  }

  @Test
  void processes_read_each_others_tokens() {
    var one = process();
    var other = process();

    assertThat(other.read(one.issue(ada))).contains(ada);
    assertThat(keys.list()).hasSize(1);
  }

  @Test
  void a_process_that_has_not_noticed_a_new_key_does_within_half_a_minute() {
    var one = process();
    var other = process();
    other.issue(ada);
    one.issue(ada);

    machine.advance(Duration.ofSeconds(1));
    one.rotate();
    machine.advance(Duration.ofSeconds(30));

    assertThat(other.read(one.issue(ada))).contains(ada);
  }

  @Test
  void keys_are_dropped_once_nothing_they_signed_can_be_alive() {
    var tokens = process();
    tokens.issue(ada);
    for (int i = 0; i < 5; i++) {
      machine.advance(Duration.ofHours(1));
      tokens.rotate();
    }

    assertThat(keys.list()).hasSize(2);
  }

  @Test
  void a_key_that_signed_until_just_now_is_kept() {
    var tokens = process();
    tokens.issue(ada);
    machine.advance(Duration.ofDays(90));
    var token = tokens.issue(ada);
    tokens.rotate();
    machine.advance(Duration.ofMinutes(1));
    tokens.rotate();
    machine.advance(Duration.ofMinutes(1));
    tokens.rotate();

    assertThat(tokens.read(token)).contains(ada);
  }

  @Test
  void a_token_that_was_changed_is_nobodys() {
    var tokens = process();
    var parts = tokens.issue(ada).split("\\.");
    var other = tokens.issue(new PartyId(UUID.randomUUID())).split("\\.");

    assertThat(tokens.read(parts[0] + "." + other[1] + "." + parts[2])).isEmpty();
    assertThat(tokens.read(parts[0] + "." + parts[1] + ".")).isEmpty();
  }

  @Test
  void an_unsigned_token_is_nobodys() {
    var claims = claims();

    assertThat(process().read(new PlainJWT(claims).serialize())).isEmpty();
  }

  @Test
  void a_token_signed_with_the_public_key_as_a_password_is_nobodys() throws Exception {
    var tokens = process();
    tokens.issue(ada);
    var key = keys.list().getFirst();
    var forged =
        new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.id()).build(), claims());
    forged.sign(new MACSigner(key.publicKey()));

    assertThat(tokens.read(forged.serialize())).isEmpty();
  }

  @Test
  void a_token_of_another_installation_is_nobodys() {
    var elsewhere = new JwtAccessTokens(new InMemorySigningKeys(), LIFETIME, machine);

    assertThat(process().read(elsewhere.issue(ada))).isEmpty();
  }

  private JWTClaimsSet claims() {
    Instant now = machine.instant();
    return new JWTClaimsSet.Builder()
        .issuer("clipgen")
        .subject(ada.text())
        .expirationTime(Date.from(now.plus(LIFETIME)))
        .build();
  }
}
