package io.clipgen.application.campaigns.testing;

import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.shared.PartyId;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Standings in memory. One thread.
public final class InMemoryStandings implements Standings {

  private final Map<PartyId, Standing> all = new HashMap<>();
  private final Map<String, Sweep> sweeps = new HashMap<>();

  @Override
  public Standing get(PartyId clipper) {
    return all.getOrDefault(clipper, Standing.START);
  }

  @Override
  public Map<PartyId, Standing> lockAll(Collection<PartyId> clippers) {
    var locked = new HashMap<PartyId, Standing>();
    clippers.forEach(
        clipper -> locked.put(clipper, all.computeIfAbsent(clipper, _ -> Standing.START)));
    return locked;
  }

  @Override
  public void saveAll(Map<PartyId, Standing> standings) {
    all.putAll(standings);
  }

  @Override
  public Map<PartyId, Standing> lockNext(@Nullable PartyId after, int limit) {
    var next = new LinkedHashMap<PartyId, Standing>();
    all.keySet().stream()
        .sorted(Comparator.comparing(InMemoryStandings::place))
        .filter(clipper -> after == null || place(clipper).compareTo(place(after)) > 0)
        .limit(limit)
        .forEach(clipper -> next.put(clipper, get(clipper)));
    return next;
  }

  private static String place(PartyId clipper) {
    return clipper.value().toString();
  }

  @Override
  public Sweep sweep(String version) {
    return sweeps.getOrDefault(version, Sweep.NONE);
  }

  @Override
  public void save(String version, Sweep sweep) {
    sweeps.put(version, sweep);
  }
}
