package io.clipgen.application.campaigns.testing;

import io.clipgen.application.campaigns.port.Strikes;
import io.clipgen.domain.campaigns.Strike;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.StrikeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// [Strikes] in memory.
public final class InMemoryStrikes implements Strikes {

  private final Map<StrikeId, Strike> strikes = new LinkedHashMap<>();

  @Override
  public void add(Strike strike) {
    strikes.put(strike.id(), strike);
  }

  @Override
  public Optional<Strike> find(StrikeId id) {
    return Optional.ofNullable(strikes.get(id));
  }

  @Override
  public void lift(StrikeId id) {
    strikes.computeIfPresent(id, (_, strike) -> strike.lift());
  }

  @Override
  public Map<ClaimId, Long> struck(Collection<ClaimId> claims) {
    var struck = new HashMap<ClaimId, Long>();
    strikes.values().stream()
        .filter(strike -> !strike.lifted() && claims.contains(strike.claim()))
        .forEach(strike -> struck.merge(strike.claim(), strike.views(), Long::sum));
    return struck;
  }

  @Override
  public List<Strike> list(ClaimId claim) {
    return strikes.values().stream().filter(strike -> strike.claim().equals(claim)).toList();
  }
}
