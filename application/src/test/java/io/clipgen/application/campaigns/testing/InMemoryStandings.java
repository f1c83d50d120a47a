package io.clipgen.application.campaigns.testing;

import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.shared.PartyId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/// Standings in memory. One thread.
public final class InMemoryStandings implements Standings {

  private final Map<PartyId, Standing> all = new HashMap<>();

  @Override
  public Standing get(PartyId clipper) {
    return all.getOrDefault(clipper, Standing.START);
  }

  @Override
  public Map<PartyId, Standing> lockAll(Collection<PartyId> clippers) {
    var locked = new HashMap<PartyId, Standing>();
    clippers.forEach(clipper -> locked.put(clipper, get(clipper)));
    return locked;
  }

  @Override
  public void saveAll(Map<PartyId, Standing> standings) {
    all.putAll(standings);
  }
}
