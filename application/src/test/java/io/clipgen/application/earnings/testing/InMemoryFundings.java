package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.Fundings;
import io.clipgen.domain.earnings.FeeAccrual;
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
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// [Fundings] in memory.
public final class InMemoryFundings implements Fundings {

  private final Map<FundingId, Funding> fundings = new LinkedHashMap<>();
  private final Map<FundingId, Money> free = new LinkedHashMap<>();
  private final Map<FundingId, Instant> askAgain = new HashMap<>();
  private final Map<FundingId, Instant> bookedAt = new HashMap<>();
  private final Map<RefundId, Optional<Instant>> again = new LinkedHashMap<>();
  private final Map<RefundId, Watched> looks = new LinkedHashMap<>();
  private final Map<RefundId, Refund> refunds = new LinkedHashMap<>();
  private final Set<RefundId> replaced = new HashSet<>();
  private final Set<String> references = new HashSet<>();
  private final Map<FundingId, Money> feeRefunded = new HashMap<>();
  private final Map<FundingId, Money> spent = new HashMap<>();
  private @Nullable InMemoryReserves reserves;

  void drawnOnBy(InMemoryReserves drawing) {
    reserves = drawing;
  }

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
  public void thaw(List<Tranche.Draw> draws) {
    draws.forEach(draw -> giveBack(draw.funding(), draw.amount()));
  }

  @Override
  public void giveBack(Refund refund) {
    giveBack(refund.funding(), refund.amount());
    feeRefunded.merge(refund.funding(), refund.fee(), Money::minus);
  }

  void giveBack(FundingId id, Money amount) {
    free.merge(id, amount, Money::plus);
  }

  @Override
  public List<FeeDraw> feeDraws(String source) {
    var result = new ArrayList<FeeDraw>();
    Money older = null;
    for (Tranche.Draw draw : Objects.requireNonNull(reserves).draws(source)) {
      Money before = older == null ? Money.zero(draw.amount().currency()) : older;
      if (!funding(draw.funding()).fee().isZero()) {
        result.add(new FeeDraw(accrual(draw.funding()), before, draw.amount()));
      }
      older = before.plus(draw.amount());
    }
    return result;
  }

  @Override
  public List<FeeKept> fees(String pot, String currency) {
    return oldestFirst(pot).reversed().stream()
        .filter(each -> !funding(each.funding()).fee().isZero())
        .map(
            each ->
                new FeeKept(
                    accrual(each.funding()),
                    Objects.requireNonNull(reserves).basesDrawn(each.funding(), currency),
                    each.free()))
        .toList();
  }

  @Override
  public void feeBack(FundingId id, Money part) {
    feeRefunded.merge(id, part, Money::plus);
  }

  @Override
  public void spent(List<FeeAccrual> accruals) {
    accruals.forEach(accrual -> spent.put(accrual.funding(), accrual.spent()));
  }

  @Override
  public Money expenseUnderWay(String currency) {
    return fundings.values().stream()
        .filter(funding -> funding.state() instanceof Funding.State.Pending)
        .map(funding -> funding.cost().minus(funding.processing()))
        .reduce(Money.zero(currency), Money::plus);
  }

  private FeeAccrual accrual(FundingId id) {
    Funding funding = funding(id);
    Money zero = Money.zero(funding.fee().currency());
    return new FeeAccrual(
        id,
        funding.fee(),
        funding.terms(),
        feeRefunded.getOrDefault(id, zero),
        spent.getOrDefault(id, zero));
  }

  private Funding funding(FundingId id) {
    return Objects.requireNonNull(fundings.get(id));
  }

  @Override
  public void add(Refund refund) {
    refunds.put(refund.id(), refund);
    feeRefunded.merge(refund.funding(), refund.fee(), Money::plus);
  }

  @Override
  public Optional<Refund> lock(RefundId id) {
    return Optional.ofNullable(refunds.get(id));
  }

  @Override
  public void save(RefundId id, Refund.State state) {
    refunds.computeIfPresent(id, (_, refund) -> refund.in(state));
  }

  @Override
  public void reopen(RefundId id, String reason, @Nullable Instant at) {
    save(id, Refund.State.REOPENED);
    again.put(id, Optional.ofNullable(at));
    looks.remove(id);
  }

  @Override
  public List<RefundId> toTryAgain(Instant now, int limit) {
    return again.entrySet().stream()
        .filter(each -> each.getValue().filter(at -> !at.isAfter(now)).isPresent())
        .map(Map.Entry::getKey)
        .limit(limit)
        .toList();
  }

  @Override
  public Optional<Refund> lockAgain(RefundId id, Instant now) {
    return toTryAgain(now, Integer.MAX_VALUE).contains(id)
        ? Optional.ofNullable(refunds.get(id))
        : Optional.empty();
  }

  @Override
  public void replaceReopened(String pot) {
    refunds.values().stream()
        .filter(refund -> refund.pot().equals(pot) && refund.state() == Refund.State.REOPENED)
        .forEach(refund -> replace(refund.id()));
  }

  @Override
  public void replace(RefundId id) {
    again.remove(id);
    replaced.add(id);
  }

  @Override
  public boolean refused(RefundId id) {
    return refunds.get(id).state() == Refund.State.REOPENED && !replaced.contains(id);
  }

  @Override
  public boolean returnedByHand(RefundId id, String reference) {
    if (!references.add(reference)) {
      return false;
    }
    again.remove(id);
    save(id, Refund.State.DONE);
    return true;
  }

  @Override
  public void watch(RefundId id, String receipt, @Nullable Instant lookAt) {
    looks.remove(id);
    if (lookAt != null) {
      looks.put(id, new Watched(id, receipt, lookAt));
    }
  }

  @Override
  public List<Watched> watched(Instant now, int limit) {
    return looks.values().stream()
        .filter(each -> !each.doneAt().isAfter(now))
        .limit(limit)
        .toList();
  }

  @Override
  public void lookSoon(String receipt, Instant now) {
    looks.replaceAll(
        (id, each) -> each.receipt().equals(receipt) ? new Watched(id, receipt, now) : each);
  }

  @Override
  public Optional<Funding> charged(String receipt) {
    return fundings.values().stream()
        .filter(
            funding ->
                switch (funding.state()) {
                  case Funding.State.Booked booked -> booked.receipt().equals(receipt);
                  case Funding.State.Settled settled -> settled.receipt().equals(receipt);
                  case Funding.State.Pending _, Funding.State.Refused _ -> false;
                })
        .findFirst();
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
