package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.operations.DueWork;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.ScheduleKind;
import io.clipgen.domain.campaigns.ScheduleVersion;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.PartyId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// Holds each version of the tiers that has come into force against all standings, once: whoever
/// has reached a tier by it keeps that tier, whatever the next version asks.
public final class RaiseTiers implements DueWork {

  private static final int AT_ONCE = 500;

  private final Transactions transactions;
  private final Standings standings;
  private final PublishedPolicies policies;

  public RaiseTiers(Transactions transactions, Standings standings, PublishedPolicies policies) {
    this.transactions = transactions;
    this.standings = standings;
    this.policies = policies;
  }

  @Override
  public String name() {
    return "raise-tiers";
  }

  @Override
  public Duration every() {
    return Duration.ofSeconds(10);
  }

  @Override
  public int run(Instant now) {
    for (ScheduleVersion version : policies.book().cameIntoForce(ScheduleKind.TIERS, now)) {
      TierPolicy tiers = (TierPolicy) version.content();
      if (!standings.sweep(tiers.version()).done()) {
        return transactions.call(() -> raise(tiers));
      }
    }
    return 0;
  }

  private int raise(TierPolicy tiers) {
    PartyId last = standings.sweep(tiers.version()).last();
    Map<PartyId, Standing> page = standings.lockNext(last, AT_ONCE);
    var raised = new HashMap<PartyId, Standing>();
    for (Map.Entry<PartyId, Standing> each : page.entrySet()) {
      Standing now = each.getValue().under(tiers);
      if (now.tier() != each.getValue().tier()) {
        raised.put(each.getKey(), now);
      }
      last = each.getKey();
    }
    standings.saveAll(raised);
    standings.save(tiers.version(), new Standings.Sweep(last, page.size() < AT_ONCE));
    return page.size();
  }
}
