package io.clipgen.application.payouts.testing;

import io.clipgen.application.payouts.port.Payouts;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.payouts.ApprovalPolicy;
import io.clipgen.domain.payouts.Payout;
import io.clipgen.domain.payouts.PayoutAccount;
import io.clipgen.domain.payouts.PayoutState;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
  private final Map<PayoutId, String> occasions = new LinkedHashMap<>();
  private final Map<String, PayoutId> references = new LinkedHashMap<>();
  private final Map<PartyId, Instant> opened = new LinkedHashMap<>();

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
  public void addAll(List<Added> added) {
    for (Added one : added) {
      Payout payout = one.payout();
      if (payouts.containsKey(payout.id())) {
        throw new IllegalStateException(payout.id() + " is there already");
      }
      if (one.occasion() != null) {
        if (find(payout.payee(), one.occasion()).isPresent()) {
          throw new IllegalStateException(one.occasion() + " has a payout already");
        }
        restoreOnRollback(occasions, payout.id());
        occasions.put(payout.id(), one.occasion());
      }
      keep(payout);
    }
  }

  @Override
  public Optional<PayoutId> find(PartyId payee, String occasion) {
    return payouts.values().stream()
        .filter(payout -> payout.payee().equals(payee))
        .map(Payout::id)
        .filter(id -> occasion.equals(occasions.get(id)))
        .findFirst();
  }

  @Override
  public Optional<Payout> lock(PayoutId id) {
    transactions.requireOpen();
    return Optional.ofNullable(payouts.get(id));
  }

  @Override
  public void saveAll(List<Payout> changed, Instant at, @Nullable String note) {
    transactions.requireOpen();
    changed.forEach(this::keep);
  }

  @Override
  public List<Payout> lockAll(Collection<PayoutId> ids) {
    transactions.requireOpen();
    return payouts.values().stream().filter(payout -> ids.contains(payout.id())).toList();
  }

  @Override
  public List<PayoutId> waiting(Waiting which, int limit) {
    return payouts.values().stream()
        .filter(payout -> payout.state() instanceof PayoutState.Requested)
        .filter(payout -> which.upTo() == null || payout.amount().minor() <= which.upTo())
        .filter(payout -> which.before() == null || payout.requestedAt().isBefore(which.before()))
        .map(Payout::id)
        .limit(limit)
        .toList();
  }

  @Override
  public boolean keepReference(String reference, PayoutId payout, PartyId by, Instant at) {
    if (references.containsKey(reference)) {
      return false;
    }
    restoreOnRollback(references, reference);
    references.put(reference, payout);
    return true;
  }

  @Override
  public Optional<ApprovalPolicy.Payee> known(PartyId payee) {
    return Optional.ofNullable(opened.get(payee))
        .map(
            at ->
                new ApprovalPolicy.Payee(
                    at,
                    payouts.values().stream()
                        .filter(payout -> payout.payee().equals(payee))
                        .anyMatch(
                            payout ->
                                payout.state() instanceof PayoutState.Paid
                                    || payout.state() instanceof PayoutState.PaidByHand)));
  }

  @Override
  public void opened(PartyId party, Instant at) {
    restoreOnRollback(opened, party);
    opened.putIfAbsent(party, at);
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
