package io.clipgen.persistence.earnings;

import io.clipgen.application.earnings.testing.EarningsContract;
import io.clipgen.persistence.testing.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The real ports keep the contract.
final class JdbcEarningsTest extends EarningsContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  @Override
  protected Ports ports() {
    var database = DB.database();
    return new Ports(
        new JdbcLedger(database),
        new JdbcFundings(database),
        new JdbcReserves(database),
        new JdbcLines(database),
        new JdbcLots(database),
        database);
  }
}
