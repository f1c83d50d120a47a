package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.ClaimHistory.Count;
import io.clipgen.application.campaigns.port.Claims;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.application.earnings.Books;
import io.clipgen.application.publishing.ViewsObserved;
import io.clipgen.application.shared.EventHandler;
import io.clipgen.application.shared.Transactions;
import io.clipgen.domain.campaigns.Approval;
import io.clipgen.domain.campaigns.Claim;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Providers have reported views: bonuses, and what is paid for views themselves, follow each
/// claim's entitlement by its frozen schedule, and tiers follow the sum. Claims and standings are
/// read and written as sets; only claims whose entitlement changed reach the ledger.
public final class CountViews implements EventHandler<ViewsObserved> {

  private static final int AT_ONCE = 500;

  private final Transactions transactions;
  private final Claims claims;
  private final Strikes strikes;
  private final Standings standings;
  private final ViewEarnings earnings;
  private final CampaignPolicies policies;

  public CountViews(
      Transactions transactions,
      Claims claims,
      Strikes strikes,
      Standings standings,
      Books books,
      CampaignPolicies policies) {
    this.transactions = transactions;
    this.claims = claims;
    this.strikes = strikes;
    this.standings = standings;
    this.earnings = new ViewEarnings(books, policies);
    this.policies = policies;
  }

  @Override
  public Class<ViewsObserved> type() {
    return ViewsObserved.class;
  }

  @Override
  public void handle(ViewsObserved event) {
    for (int from = 0; from < event.claims().size(); from += AT_ONCE) {
      int to = Math.min(event.claims().size(), from + AT_ONCE);
      var part = event.claims().subList(from, to);
      transactions.run(() -> count(part, event.observedAt()));
    }
  }

  private void count(List<ViewsObserved.Views> observed, Instant observedAt) {
    var views = new LinkedHashMap<ClaimId, Long>();
    observed.forEach(each -> views.put(each.claim(), each.views()));
    var changed = new ArrayList<Claim>();
    var counts = new LinkedHashMap<ClaimId, Count>();
    var differences = new HashMap<PartyId, Long>();
    List<Claim> locked = claims.lockAll(views.keySet());
    Map<ClaimId, Long> struck = strikes.struck(views.keySet());
    for (Claim before : locked) {
      long accepted = views.getOrDefault(before.id(), 0L) - struck.getOrDefault(before.id(), 0L);
      Claim after = before.observed(Math.max(0, accepted), observedAt);
      if (!after.equals(before)) {
        changed.add(after);
        Approval was = before.approval().orElseThrow();
        Approval is = after.approval().orElseThrow();
        differences.merge(after.clipper(), is.views() - was.views(), Long::sum);
        if (is.views() != was.views()) {
          counts.put(after.id(), new Count(observedAt, is.views(), false));
        }
        if (!is.earned().equals(was.earned())) {
          earnings.post(after, is, observedAt);
        }
      }
    }
    claims.saveAll(changed);
    claims.addCounts(counts);
    differences.values().removeIf(difference -> difference == 0);
    raise(differences);
  }

  private void raise(Map<PartyId, Long> differences) {
    if (differences.isEmpty()) {
      return;
    }
    TierPolicy tiers = policies.current().tiers();
    var after = new HashMap<PartyId, Standing>();
    standings
        .lockAll(differences.keySet())
        .forEach(
            (clipper, standing) ->
                after.put(
                    clipper, standing.withViews(differences.getOrDefault(clipper, 0L), tiers)));
    standings.saveAll(after);
  }
}
