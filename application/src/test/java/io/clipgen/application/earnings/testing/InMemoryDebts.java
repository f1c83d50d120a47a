package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.Debts;
import io.clipgen.application.earnings.port.Debts.Recovery;
import io.clipgen.domain.earnings.Debt;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [Debts] in memory.
public final class InMemoryDebts implements Debts {

  private final Map<DebtId, Debt> debts = new LinkedHashMap<>();
  private final List<Recovery> recoveries = new ArrayList<>();

  @Override
  public void add(List<Debt> more) {
    more.forEach(debt -> debts.put(debt.id(), debt));
  }

  @Override
  public List<Debt> lockOpen(Collection<PartyId> debtors, String currency) {
    return open().stream().filter(debt -> debtors.contains(debt.debtor())).toList();
  }

  @Override
  public Optional<Debt> lock(DebtId id) {
    return Optional.ofNullable(debts.get(id));
  }

  @Override
  public List<Debt> lockAged(Instant before, int limit) {
    return open().stream().filter(debt -> debt.since().isBefore(before)).limit(limit).toList();
  }

  @Override
  public void recover(List<Recovery> more, Instant at) {
    more.forEach(each -> forgive(each.debt(), each.amount()));
    recoveries.addAll(more);
  }

  @Override
  public List<Recovery> recoveries(DebtId id) {
    return recoveries.stream().filter(each -> each.debt().equals(id)).toList();
  }

  @Override
  public void forgive(DebtId id, Money amount) {
    debts.computeIfPresent(id, (_, debt) -> debt.less(amount));
  }

  @Override
  public void writeOff(Collection<DebtId> ids) {
    ids.forEach(id -> debts.computeIfPresent(id, (_, debt) -> debt.less(debt.open())));
  }

  /// All debts of which something is open, oldest first.
  public List<Debt> open() {
    return debts.values().stream()
        .filter(debt -> debt.open().isPositive())
        .sorted(Comparator.comparing(Debt::since))
        .toList();
  }
}
