package io.clipgen.application.campaigns.testing;

import io.clipgen.application.campaigns.port.Backtests;
import io.clipgen.application.campaigns.query.BacktestBoard;
import io.clipgen.application.campaigns.query.BacktestView;
import io.clipgen.application.campaigns.query.BacktestView.PayeeView;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.application.campaigns.query.BacktestView.UncoveredView;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Backtests in memory. One thread.
public final class InMemoryBacktests implements Backtests, BacktestBoard {

  private final Function<CampaignId, Campaign> campaigns;
  private final Map<BacktestId, Kept> all = new LinkedHashMap<>();

  /// @param campaigns what campaigns had is read here
  public InMemoryBacktests(Function<CampaignId, Campaign> campaigns) {
    this.campaigns = campaigns;
  }

  private static final class Kept {
    private final Asked asked;
    private final Map<PartyId, Payee> payees = new LinkedHashMap<>();
    private final Map<CampaignId, CampaignPart> parts = new LinkedHashMap<>();
    private @Nullable Totals totals;
    private @Nullable String reason;
    private @Nullable Instant endedAt;

    private Kept(Asked asked) {
      this.asked = asked;
    }
  }

  @Override
  public void add(Asked asked) {
    all.put(asked.id(), new Kept(asked));
  }

  @Override
  public Optional<Asked> asked(BacktestId id) {
    return Optional.ofNullable(all.get(id)).map(kept -> kept.asked);
  }

  @Override
  public void clear(BacktestId id) {
    all.get(id).payees.clear();
    all.get(id).parts.clear();
  }

  @Override
  public void addPayees(BacktestId id, Collection<Payee> payees) {
    for (Payee payee : payees) {
      if (all.get(id).payees.put(payee.payee(), payee) != null) {
        throw new IllegalStateException("each payee comes once");
      }
    }
  }

  @Override
  public void addCampaigns(BacktestId id, Collection<CampaignPart> parts) {
    parts.forEach(part -> all.get(id).parts.merge(part.campaign(), part, CampaignPart::plus));
  }

  @Override
  public void finish(BacktestId id, Totals totals, Instant at) {
    all.get(id).totals = totals;
    all.get(id).endedAt = at;
  }

  @Override
  public void fail(BacktestId id, String reason, Instant at) {
    all.get(id).reason = reason;
    all.get(id).endedAt = at;
  }

  @Override
  public Optional<BacktestView> find(BacktestId id) {
    return Optional.ofNullable(all.get(id))
        .map(
            kept ->
                new BacktestView(
                    id,
                    kept.asked.proposal(),
                    kept.asked.at(),
                    kept.endedAt,
                    kept.totals,
                    kept.reason));
  }

  @Override
  public Page<PayeeView> payees(BacktestId id, @Nullable String after, int limit) {
    return page(
        all.get(id).payees.values().stream()
            .map(each -> new PayeeView(each.payee(), each.claims(), each.earned()))
            .sorted(
                Comparator.comparing((PayeeView each) -> each.earned().difference())
                    .thenComparing(each -> each.payee().value().toString()))
            .toList(),
        each -> each.earned().difference().minor() + ":" + each.payee(),
        after,
        limit);
  }

  @Override
  public Page<UncoveredView> uncovered(BacktestId id, @Nullable String after, int limit) {
    return page(
        all.get(id).parts.values().stream()
            .map(
                part -> {
                  Campaign campaign = campaigns.apply(part.campaign());
                  return new UncoveredView(
                      part.campaign(),
                      campaign.brand(),
                      campaign.deposited(),
                      part.reserved().would());
                })
            .filter(each -> each.missing().isPositive())
            .sorted(Comparator.comparing(each -> each.campaign().value().toString()))
            .toList(),
        each -> each.campaign().text(),
        after,
        limit);
  }

  private static <V> Page<V> page(
      List<V> items, Function<V, String> place, @Nullable String after, int limit) {
    var rest = new ArrayList<>(items);
    if (after != null) {
      int last = items.stream().map(place).toList().indexOf(after);
      rest = new ArrayList<>(items.subList(last + 1, items.size()));
    }
    return Page.of(rest, limit, place);
  }
}
