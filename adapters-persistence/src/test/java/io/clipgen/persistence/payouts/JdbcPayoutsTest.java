package io.clipgen.persistence.payouts;

import io.clipgen.application.payouts.testing.PayoutsContract;
import io.clipgen.persistence.testing.TestDatabase;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The real store keeps the contract.
final class JdbcPayoutsTest extends PayoutsContract {

  @RegisterExtension static final TestDatabase DB = TestDatabase.fresh();

  @Override
  protected Ports ports() {
    DB.asOwner("TRUNCATE payouts.payout, payouts.step, payouts.account, payouts.by_hand");
    return new Ports(new JdbcPayouts(DB.database()), DB.database());
  }
}
