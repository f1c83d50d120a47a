package io.clipgen.application.payouts.testing;

import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Payouts and accounts in memory.
public final class InMemoryPayouts implements Payouts {

  private final InMemoryTransactions transactions;
  private final Map<PayoutId, Payout> payouts = new LinkedHashMap<>();
  private final Map<PayoutId, List<PayoutState>> steps = new LinkedHashMap<>();
  private final Map<PayoutId, Instant> watched = new LinkedHashMap<>();
  private final Map<PartyId, PayoutAccount> accounts = new LinkedHashMap<>();

  public InMemoryPayouts(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  /// Every state that a payout was in, oldest first.
  public List<PayoutState> steps(PayoutId id) {
    return List.copyOf(steps.getOrDefault(id, List.of()));
  }

  /// Every payout, in the order in which they were asked for.
  public List<Payout> all() {
    return List.copyOf(payouts.values());
  }

  @Override
  public void add(Payout payout) {
    if (payouts.containsKey(payout.id())) {
      throw new IllegalStateException(payout.id() + " is there already");
    }
    keep(payout);
  }

  @Override
  public Optional<Payout> lock(PayoutId id) {
    transactions.requireOpen();
    return Optional.ofNullable(payouts.get(id));
  }

  @Override
  public void save(Payout payout, Instant at) {
    keep(payout);
  }

  private void keep(Payout payout) {
    restoreOnRollback(payouts, payout.id());
    payouts.put(payout.id(), payout);
    var history = steps.computeIfAbsent(payout.id(), _ -> new ArrayList<>());
    history.add(payout.state());
    transactions.onRollback(history::removeLast);
  }

  @Override
  public List<Payout> toWatch(Instant now, int limit) {
    return watched.entrySet().stream()
        .filter(entry -> !entry.getValue().isAfter(now))
        .sorted(Comparator.comparing(Map.Entry::getValue))
        .limit(limit)
        .map(entry -> Objects.requireNonNull(payouts.get(entry.getKey())))
        .toList();
  }

  @Override
  public void watchAgain(PayoutId id, Instant at) {
    restoreOnRollback(watched, id);
    watched.put(id, at);
  }

  @Override
  public void stopWatching(PayoutId id) {
    restoreOnRollback(watched, id);
    watched.remove(id);
  }

  @Override
  public Optional<PayoutAccount> account(PartyId party) {
    return Optional.ofNullable(accounts.get(party));
  }

  @Override
  public Optional<PayoutAccount> lockAccount(PartyId party) {
    transactions.requireOpen();
    return account(party);
  }

  @Override
  public boolean add(PayoutAccount account) {
    if (accounts.containsKey(account.party())) {
      return false;
    }
    save(account);
    return true;
  }

  @Override
  public void save(PayoutAccount account) {
    restoreOnRollback(accounts, account.party());
    accounts.put(account.party(), account);
  }

  private <K, V> void restoreOnRollback(Map<K, V> map, K key) {
    @Nullable V before = map.get(key);
    transactions.onRollback(
        () -> {
          if (before == null) {
            map.remove(key);
          } else {
            map.put(key, before);
          }
        });
  }
}
