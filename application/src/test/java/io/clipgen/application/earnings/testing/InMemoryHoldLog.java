package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.HoldLog;
import io.clipgen.domain.earnings.Hold;
import io.clipgen.domain.shared.HoldId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [HoldLog] in memory.
public final class InMemoryHoldLog implements HoldLog {

  private final Map<HoldId, Hold> holds = new LinkedHashMap<>();
  private final Map<HoldId, List<Stake>> stakes = new HashMap<>();

  @Override
  public void add(Hold hold) {
    holds.put(hold.id(), hold);
  }

  @Override
  public Optional<Hold> lock(HoldId id) {
    return find(id);
  }

  @Override
  public void save(Hold hold) {
    holds.put(hold.id(), hold);
  }

  @Override
  public Optional<Hold> find(HoldId id) {
    return Optional.ofNullable(holds.get(id));
  }

  @Override
  public Optional<HoldId> openOn(String source) {
    return holds.values().stream()
        .filter(hold -> hold.open() && hold.line() == null && hold.source().equals(source))
        .map(Hold::id)
        .findFirst();
  }

  @Override
  public void add(HoldId id, Stake stake) {
    stakes.computeIfAbsent(id, _ -> new ArrayList<>()).add(stake);
  }

  @Override
  public List<Stake> stakes(HoldId id) {
    return stakes.getOrDefault(id, List.of());
  }
}
