package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.Tips;
import io.clipgen.domain.earnings.Tip;
import io.clipgen.domain.shared.TipId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [Tips] in memory.
public final class InMemoryTips implements Tips {

  private final Map<TipId, Tip> tips = new LinkedHashMap<>();

  @Override
  public void add(Tip tip) {
    if (tips.putIfAbsent(tip.id(), tip) != null) {
      throw new IllegalStateException(tip.id() + " is there already");
    }
  }

  @Override
  public Optional<Tip> lock(TipId id) {
    return Optional.ofNullable(tips.get(id));
  }

  @Override
  public void save(Tip tip) {
    tips.put(tip.id(), tip);
  }

  /// All tips, in the order in which they were asked for.
  public List<Tip> all() {
    return List.copyOf(tips.values());
  }
}
