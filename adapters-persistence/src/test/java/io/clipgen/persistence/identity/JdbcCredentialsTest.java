package io.clipgen.persistence.identity;

import io.clipgen.application.identity.port.PasswordHashes;
import io.clipgen.application.identity.port.SignInAttempts;
import io.clipgen.application.identity.port.SigningKeys;
import io.clipgen.application.identity.testing.PasswordHashesContract;
import io.clipgen.application.identity.testing.SignInAttemptsContract;
import io.clipgen.application.identity.testing.SigningKeysContract;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.identity.DisplayName;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.identity.Role;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.persistence.testing.TestDatabase;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcCredentialsTest {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  @Nested
  class Hashes extends PasswordHashesContract {
    @Override
    protected PasswordHashes hashes() {
      return new JdbcPasswordHashes(db.database());
    }

    @Override
    protected Transactions transactions() {
      return db.database();
    }

    @Override
    protected PartyId party() {
      var id = new PartyId(UUID.randomUUID());
      var party =
          Party.register(
              id,
              EmailAddress.of(id.text() + "@example.com"),
              new DisplayName("Ada"),
              Role.CLIENT,
              Instant.EPOCH);
      db.database().run(() -> new JdbcParties(db.database()).add(party));
      return id;
    }
  }

  @Nested
  class Keys extends SigningKeysContract {
    @Override
    protected SigningKeys keys() {
      db.asOwner("TRUNCATE identity.signing_key");
      return new JdbcSigningKeys(db.database());
    }
  }

  @Nested
  class Attempts extends SignInAttemptsContract {
    @Override
    protected SignInAttempts attempts() {
      db.asOwner("TRUNCATE identity.sign_in_attempt");
      return new JdbcSignInAttempts(db.database(), machine);
    }
  }
}
