package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.domain.earnings.Funding;
import io.clipgen.domain.earnings.Refund;
import io.clipgen.domain.earnings.Tranche;
import io.clipgen.domain.shared.FundingId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.RefundId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [Fundings] in memory.
public final class InMemoryFundings implements Fundings {

  private final Map<FundingId, Funding> fundings = new LinkedHashMap<>();
  private final Map<FundingId, Money> free = new LinkedHashMap<>();
  private final Map<FundingId, Instant> askAgain = new HashMap<>();
  private final Map<FundingId, Instant> bookedAt = new HashMap<>();
  private final Map<RefundId, Refund> refunds = new LinkedHashMap<>();

  @Override
  public boolean add(Funding funding) {
    return fundings.putIfAbsent(funding.id(), funding) == null;
  }

  @Override
  public Optional<Funding> find(FundingId id) {
    return Optional.ofNullable(fundings.get(id));
  }

  @Override
  public Optional<Funding> lock(FundingId id) {
    return find(id);
  }

  @Override
  public void save(Funding funding) {
    fundings.put(funding.id(), funding);
    if (funding.state() instanceof Funding.State.Booked booked) {
      free.put(funding.id(), funding.deposit());
      askAgain.put(funding.id(), booked.at());
      bookedAt.put(funding.id(), booked.at());
    }
  }

  @Override
  public Money deposited(String pot, String currency) {
    return fundings.values().stream()
        .filter(funding -> funding.pot().equals(pot) && free.containsKey(funding.id()))
        .map(Funding::deposit)
        .reduce(Money.zero(currency), Money::plus);
  }

  @Override
  public List<Funding> unsettled(Instant now, int limit) {
    return fundings.values().stream()
        .filter(funding -> funding.state() instanceof Funding.State.Booked)
        .filter(funding -> !askAgain.getOrDefault(funding.id(), Instant.MIN).isAfter(now))
        .sorted(
            Comparator.comparing((Funding funding) -> askAgain.get(funding.id()))
                .thenComparing(funding -> funding.id().text()))
        .limit(limit)
        .toList();
  }

  @Override
  public void askAgain(FundingId id, Instant at) {
    askAgain.put(id, at);
  }

  @Override
  public List<Tranche> newestFirst(String pot, String currency) {
    return oldestFirst(pot).reversed();
  }

  @Override
  public void take(List<Tranche.Draw> draws) {
    draws.forEach(draw -> free.merge(draw.funding(), draw.amount(), Money::minus));
  }

  @Override
  public void giveBack(FundingId id, Money amount) {
    free.merge(id, amount, Money::plus);
  }

  @Override
  public void add(Refund refund) {
    refunds.put(refund.id(), refund);
  }

  @Override
  public Optional<Refund> lock(RefundId id) {
    return Optional.ofNullable(refunds.get(id));
  }

  @Override
  public void save(RefundId id, Refund.State state) {
    refunds.computeIfPresent(
        id,
        (_, refund) ->
            new Refund(refund.id(), refund.pot(), refund.funding(), refund.amount(), state));
  }

  @Override
  public List<Refund> waiting(FundingId funding) {
    return refunds.values().stream()
        .filter(refund -> refund.funding().equals(funding))
        .filter(refund -> refund.state() == Refund.State.WAITING)
        .toList();
  }

  /// Every payment, in the order in which they were asked for.
  public List<Funding> all() {
    return List.copyOf(fundings.values());
  }

  /// Every refund, in the order in which they were asked for.
  public List<Refund> refunds() {
    return List.copyOf(refunds.values());
  }

  /// What the payments into a pot have free together, in minor units.
  public long free(String pot) {
    return oldestFirst(pot).stream().mapToLong(tranche -> tranche.free().minor()).sum();
  }

  List<Tranche> oldestFirst(String pot) {
    var tranches = new ArrayList<Tranche>();
    free.forEach(
        (id, amount) -> {
          if (fundings.get(id).pot().equals(pot)) {
            tranches.add(new Tranche(id, amount));
          }
        });
    tranches.sort(
        Comparator.comparing((Tranche tranche) -> bookedAt.get(tranche.funding()))
            .thenComparing(tranche -> tranche.funding().text()));
    return tranches;
  }

  boolean settled(FundingId id) {
    return fundings.get(id).state() instanceof Funding.State.Settled;
  }
}
