package io.clipgen.application.identity.testing;

import io.clipgen.application.identity.port.AccessTokens;
import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.identity.port.PasswordHasher;
import io.clipgen.application.identity.port.PasswordHashes;
import io.clipgen.application.identity.port.SignInAttempts;
import io.clipgen.application.identity.port.SigningKeys;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.shared.PartyId;
import java.util.UUID;
import org.junit.jupiter.api.Nested;

/// The fakes keep the contracts of what they stand for.
class FakesTest {

  @Nested
  class OfParties extends PartiesContract {
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryParties parties = new InMemoryParties(transactions);

    @Override
    protected Parties parties() {
      return parties;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class OfPasswordHashes extends PasswordHashesContract {
    private final InMemoryTransactions transactions = new InMemoryTransactions();
    private final InMemoryPasswordHashes hashes = new InMemoryPasswordHashes(transactions);

    @Override
    protected PasswordHashes hashes() {
      return hashes;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }

    @Override
    protected PartyId party() {
      return new PartyId(UUID.randomUUID());
    }
  }

  @Nested
  class OfPasswordHasher extends PasswordHasherContract {
    private final PlainPasswordHasher hasher = new PlainPasswordHasher();

    @Override
    protected PasswordHasher hasher() {
      return hasher;
    }
  }

  @Nested
  class OfSigningKeys extends SigningKeysContract {
    @Override
    protected SigningKeys keys() {
      return new InMemorySigningKeys();
    }
  }

  @Nested
  class OfSignInAttempts extends SignInAttemptsContract {
    @Override
    protected SignInAttempts attempts() {
      return new InMemorySignInAttempts(machine);
    }
  }

  @Nested
  class OfAccessTokens extends AccessTokensContract {
    @Override
    protected AccessTokens tokens() {
      return new InMemoryAccessTokens(machine);
    }
  }
}
