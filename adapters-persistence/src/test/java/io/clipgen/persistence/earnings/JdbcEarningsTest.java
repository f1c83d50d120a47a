package io.clipgen.persistence.earnings;

import static org.assertj.core.api.Assertions.assertThat;

import io.clipgen.application.earnings.testing.EarningsContract;
import io.clipgen.persistence.testing.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The real ports keep the contract.
final class JdbcEarningsTest extends EarningsContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  @Override
  protected Ports ports() {
    RealBooks.empty(DB);
    return RealBooks.ports(DB.database());
  }

  @AfterEach
  void and_the_books_are_right_after_it() {
    assertThat(new JdbcLedgerAudit(DB.database(), "USD").audit().checks())
        .filteredOn(check -> !check.holds())
        .isEmpty();
  }
}
