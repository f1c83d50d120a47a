package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.testing.JournalContract;
import io.clipgen.persistence.testing.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The real journal keeps the contract.
final class JdbcJournalTest extends JournalContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  @Override
  protected Ports ports() {
    RealBooks.empty(DB);
    return new Ports(new JdbcLedger(DB.database()), new JdbcJournal(DB.database()), DB.database());
  }
}
