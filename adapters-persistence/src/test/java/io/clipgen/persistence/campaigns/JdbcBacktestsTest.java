package io.clipgen.persistence.campaigns;

import io.clipgen.application.campaigns.port.Backtests;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.ClaimHistory;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.query.BacktestBoard;
import io.clipgen.application.campaigns.testing.BacktestsContract;
import io.clipgen.application.campaigns.testing.ClaimHistoryContract;
import io.clipgen.application.shared.Transactions;
import io.clipgen.persistence.testing.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.extension.RegisterExtension;

class JdbcBacktestsTest {

  @RegisterExtension static final TestDatabase db = TestDatabase.fresh();

  private final JdbcCampaigns campaigns = new JdbcCampaigns(db.database());

  @BeforeEach
  void empty() {
    db.asOwner("TRUNCATE campaigns.campaign, campaigns.claim CASCADE");
  }

  @Nested
  class OfBacktests extends BacktestsContract {
    private final JdbcBacktests backtests = new JdbcBacktests(db.database());

    @Override
    protected Backtests backtests() {
      return backtests;
    }

    @Override
    protected BacktestBoard board() {
      return backtests;
    }

    @Override
    protected Campaigns campaigns() {
      return campaigns;
    }

    @Override
    protected Transactions transactions() {
      return db.database();
    }
  }

  @Nested
  class OfHistory extends ClaimHistoryContract {
    @Override
    protected Campaigns campaigns() {
      return campaigns;
    }

    @Override
    protected Claims claims() {
      return new JdbcClaims(db.database());
    }

    @Override
    protected ClaimHistory history() {
      return new JdbcClaimHistory(db.database());
    }

    @Override
    protected Transactions transactions() {
      return db.database();
    }
  }
}
