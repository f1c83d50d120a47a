package io.clipgen.application.identity.testing;

import io.clipgen.application.identity.port.PasswordHashes;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.shared.PartyId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Hashes in memory.
public final class InMemoryPasswordHashes implements PasswordHashes {

  private final InMemoryTransactions transactions;
  private final Map<PartyId, String> hashes = new ConcurrentHashMap<>();

  public InMemoryPasswordHashes(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public void put(PartyId party, String hash) {
    transactions.requireOpen();
    String before = hashes.put(party, hash);
    transactions.onRollback(
        () -> {
          if (before == null) {
            hashes.remove(party);
          } else {
            hashes.put(party, before);
          }
        });
  }

  @Override
  public Optional<String> find(PartyId party) {
    return Optional.ofNullable(hashes.get(party));
  }
}
