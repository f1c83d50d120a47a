package io.clipgen.application.identity.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.identity.port.PasswordHashes;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.shared.PartyId;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/// What every keeper of hashes must keep to.
public abstract class PasswordHashesContract {

  private static final String FIRST = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$Zmlyc3Q";
  private static final String SECOND = "$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$c2Vjb25k";

  /// What is tested.
  protected abstract PasswordHashes hashes();

  /// Transactions that it takes part in.
  protected abstract Transactions transactions();

  /// A party that is known and has no password.
  protected abstract PartyId party();

  @Test
  void the_latest_hash_counts() {
    var party = party();

    transactions().run(() -> hashes().put(party, FIRST));
    assertThat(hashes().find(party)).contains(FIRST);

    transactions().run(() -> hashes().put(party, SECOND));
    assertThat(hashes().find(party)).contains(SECOND);
  }

  @Test
  void who_has_no_password_has_no_hash() {
    assertThat(hashes().find(party())).isEmpty();
    assertThat(hashes().find(new PartyId(UUID.randomUUID()))).isEmpty();
  }
}
