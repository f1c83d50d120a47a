package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.StatementKeys;
import java.util.ArrayList;
import java.util.List;

/// [StatementKeys] in memory.
public final class InMemoryStatementKeys implements StatementKeys {

  private final List<Key> keys = new ArrayList<>();

  @Override
  public List<Key> list() {
    return List.copyOf(keys);
  }

  @Override
  public void add(Key key) {
    keys.addFirst(key);
  }
}
