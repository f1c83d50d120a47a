package io.clipgen.application.clips.testing;

import io.clipgen.application.clips.port.PassKeys;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Keeps keys in the heap.
public final class InMemoryPassKeys implements PassKeys {

  private final InMemoryTransactions transactions;
  private volatile List<PassKey> keys = List.of();

  public InMemoryPassKeys(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public List<PassKey> list() {
    return keys;
  }

  @Override
  public void add(PassKey key) {
    List<PassKey> all = new ArrayList<>(keys);
    all.addFirst(key);
    all.sort(Comparator.comparing(PassKey::madeAt).reversed());
    change(all);
  }

  @Override
  public void removeMadeBefore(Instant time) {
    change(keys.stream().filter(key -> !key.madeAt().isBefore(time)).toList());
  }

  private void change(List<PassKey> next) {
    List<PassKey> before = keys;
    if (transactions.open()) {
      transactions.onRollback(() -> keys = before);
    }
    keys = List.copyOf(next);
  }
}
