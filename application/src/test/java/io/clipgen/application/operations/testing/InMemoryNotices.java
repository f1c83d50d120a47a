package io.clipgen.application.operations.testing;

import io.clipgen.application.operations.Notice;
import io.clipgen.application.operations.port.NoticeLog;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// Notices in memory.
public final class InMemoryNotices implements NoticeLog {

  private record Key(String provider, String id) {}

  private final Map<Key, Instant> heard = new ConcurrentHashMap<>();
  private final InMemoryTransactions transactions;

  public InMemoryNotices(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public boolean add(Notice notice, Instant at) {
    transactions.requireOpen();
    var key = new Key(notice.provider(), notice.id());
    if (heard.putIfAbsent(key, at) != null) {
      return false;
    }
    transactions.onRollback(() -> heard.remove(key));
    return true;
  }

  @Override
  public int forget(Instant before, int limit) {
    transactions.requireOpen();
    List<Key> old =
        heard.entrySet().stream()
            .filter(entry -> entry.getValue().isBefore(before))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    old.forEach(heard::remove);
    return old.size();
  }
}
