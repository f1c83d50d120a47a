package io.clipgen.application.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every maker of tokens must keep to.
public abstract class AccessTokensContract {

  protected final MachineTime machine = new MachineTime();

  /// What is tested, on [#machine].
  protected abstract AccessTokens tokens();

  private final PartyId party = new PartyId(UUID.randomUUID());

  @Test
  void a_token_tells_whose_it_is() {
    var tokens = tokens();

    assertThat(tokens.read(tokens.issue(party))).contains(party);
  }

  @Test
  void no_token_is_issued_twice() {
    var tokens = tokens();

    assertThat(tokens.issue(party)).isNotEqualTo(tokens.issue(party));
  }

  @Test
  void a_token_is_good_until_its_lifetime_ends() {
    var tokens = tokens();
    var token = tokens.issue(party);

    machine.advance(tokens.lifetime().minusSeconds(1));
    assertThat(tokens.read(token)).contains(party);

    machine.advance(Duration.ofSeconds(1));
    assertThat(tokens.read(token)).isEmpty();
  }

  @Test
  void a_token_outlives_the_key_that_signed_it() {
    var tokens = tokens();
    var token = tokens.issue(party);

    tokens.rotate();

    assertThat(tokens.read(token)).contains(party);
    assertThat(tokens.read(tokens.issue(party))).contains(party);
  }

  @Test
  void what_is_no_token_is_nobodys() {
    var tokens = tokens();

    for (String spoilt :
        new String[] {"", ".", "..", "a.b.c", "token", "é.ü.ö", "x".repeat(10_000)}) {
      assertThat(tokens.read(spoilt)).as(spoilt).isEmpty();
    }
  }
}
