package io.clipgen.application.earnings.testing;

import io.clipgen.application.earnings.port.TopUps;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.TopUpId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// [TopUps] in memory; the list is one page.
public final class InMemoryTopUps implements TopUps {

  private final Map<TopUpId, TopUp> all = new LinkedHashMap<>();

  @Override
  public boolean add(TopUp topUp) {
    if (topUp.reference() != null
        && all.values().stream().anyMatch(one -> topUp.reference().equals(one.reference()))) {
      return false;
    }
    all.put(topUp.id(), topUp);
    return true;
  }

  @Override
  public Optional<TopUp> find(TopUpId id) {
    return Optional.ofNullable(all.get(id));
  }

  @Override
  public Optional<TopUp> lock(TopUpId id) {
    return find(id);
  }

  @Override
  public void save(TopUp topUp) {
    all.put(topUp.id(), topUp);
  }

  @Override
  public Page<TopUp> list(@Nullable TopUpId after, int limit) {
    return new Page<>(List.copyOf(all.values()).reversed(), null);
  }
}
