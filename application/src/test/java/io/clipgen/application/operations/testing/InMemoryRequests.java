package io.clipgen.application.operations.testing;

import io.clipgen.application.operations.port.RequestLog;
import io.clipgen.application.shared.testing.InMemoryTransactions;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Named requests in memory.
public final class InMemoryRequests implements RequestLog {

  private record Name(PartyId sender, String action, String key) {}

  private record Noted(Answered answered, Instant at) {}

  private final Map<Name, Noted> requests = new HashMap<>();
  private final InMemoryTransactions transactions;

  public InMemoryRequests(InMemoryTransactions transactions) {
    this.transactions = transactions;
  }

  @Override
  public Optional<Answered> begin(
      PartyId sender, String action, String key, String content, Instant at) {
    transactions.requireOpen();
    var name = new Name(sender, action, key);
    Noted before = requests.putIfAbsent(name, new Noted(new Answered(content, ""), at));
    if (before != null) {
      return Optional.of(before.answered());
    }
    transactions.onRollback(() -> requests.remove(name));
    return Optional.empty();
  }

  @Override
  public void answer(PartyId sender, String action, String key, String answer) {
    transactions.requireOpen();
    requests.computeIfPresent(
        new Name(sender, action, key),
        (_, noted) -> new Noted(new Answered(noted.answered().content(), answer), noted.at()));
  }

  @Override
  public int forget(Instant before, int limit) {
    transactions.requireOpen();
    List<Name> old =
        requests.entrySet().stream()
            .filter(entry -> entry.getValue().at().isBefore(before))
            .sorted(Comparator.comparing(entry -> entry.getValue().at()))
            .limit(limit)
            .map(Map.Entry::getKey)
            .toList();
    old.forEach(requests::remove);
    return old.size();
  }
}
