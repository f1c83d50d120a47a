package io.clipgen.application.identity.testing;

import io.clipgen.application.identity.port.Parties;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.identity.EmailAddress;
import io.clipgen.domain.identity.Party;
import io.clipgen.domain.shared.PartyId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Parties in memory.
public final class InMemoryParties implements Parties {

  private final InMemoryTransactions transactions;
  private final Map<PartyId, Party> parties = new ConcurrentHashMap<>();

  public InMemoryParties(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean add(Party party) {
    transactions.requireOpen();
    if (find(party.email()).isPresent()) {
      return false;
    }
    parties.put(party.id(), party);
    transactions.onRollback(() -> parties.remove(party.id()));
    return true;
  }

  @Override
  public void save(Party party) {
    transactions.requireOpen();
    Party before = parties.replace(party.id(), party);
    if (before == null) {
      throw new IllegalStateException("there is no party " + party.id());
    }
    transactions.onRollback(() -> parties.put(before.id(), before));
  }

  @Override
  public Optional<Party> find(PartyId id) {
    return Optional.ofNullable(parties.get(id));
  }

  @Override
  public Optional<Party> hold(PartyId id) {
    transactions.requireOpen();
    return find(id);
  }

  @Override
  public Optional<Party> find(EmailAddress email) {
    return parties.values().stream().filter(party -> party.email().equals(email)).findFirst();
  }
}
