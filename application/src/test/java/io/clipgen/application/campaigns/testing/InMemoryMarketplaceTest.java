package io.clipgen.application.campaigns.testing;

import io.clipgen.application.campaigns.port.Backtests;
import io.clipgen.application.campaigns.port.Campaigns;
import io.clipgen.application.campaigns.port.ClaimHistory;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Schedules;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.application.campaigns.query.BacktestBoard;
import io.clipgen.application.shared.Transactions;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.campaigns.CampaignFixtures;
import io.clipgen.domain.campaigns.Claim;
import org.junit.jupiter.api.Nested;

class InMemoryMarketplaceTest {

  private final InMemoryTransactions transactions = new InMemoryTransactions();
  private final InMemoryCampaigns campaigns = new InMemoryCampaigns();

  @Nested
  class OfCampaigns extends CampaignsContract {
    @Override
    protected Campaigns campaigns() {
      return campaigns;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class OfClaims extends ClaimsContract {
    private final InMemoryClaims claims = new InMemoryClaims();
    private final InMemoryCampaigns campaigns = new InMemoryCampaigns(claims);

    @Override
    protected Campaigns campaigns() {
      return campaigns;
    }

    @Override
    protected Claims claims() {
      return claims;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class OfStrikes extends StrikesContract {
    private final InMemoryStrikes strikes = new InMemoryStrikes();

    @Override
    protected Strikes strikes() {
      return strikes;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }

    @Override
    protected Claim claim() {
      return Examples.claim(Examples.open(CampaignFixtures.offer(100_00, 1, 0)), Examples.party());
    }
  }

  @Nested
  class OfStandings extends StandingsContract {
    private final InMemoryStandings standings = new InMemoryStandings();

    @Override
    protected Standings standings() {
      return standings;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class OfSchedules extends SchedulesContract {
    private final InMemorySchedules schedules = new InMemorySchedules();

    @Override
    protected Schedules schedules() {
      return schedules;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class OfHistory extends ClaimHistoryContract {
    private final InMemoryClaims claims = new InMemoryClaims();
    private final InMemoryCampaigns campaigns = new InMemoryCampaigns(claims);

    @Override
    protected Campaigns campaigns() {
      return campaigns;
    }

    @Override
    protected Claims claims() {
      return claims;
    }

    @Override
    protected ClaimHistory history() {
      return claims;
    }

    @Override
    protected Transactions transactions() {
      return transactions;
    }
  }

  @Nested
  class OfBacktests extends BacktestsContract {
    private final InMemoryCampaigns campaigns = new InMemoryCampaigns();
    private final InMemoryBacktests backtests =
        new InMemoryBacktests(id -> campaigns.find(id).orElseThrow());

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
      return transactions;
    }
  }
}
