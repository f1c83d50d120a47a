package io.clipgen.application.campaigns.port;

import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.shared.PartyId;
import java.util.Collection;
import java.util.Map;

/// Where the standing of each clipper is kept. Everybody has one: [Standing#START] where nothing
/// was written.
public interface Standings {

  /// The clipper's standing now.
  Standing get(PartyId clipper);

  /// The standings of `clippers`, locked in the order of their ids until the transaction ends.
  Map<PartyId, Standing> lockAll(Collection<PartyId> clippers);

  /// Writes standings that were locked before.
  void saveAll(Map<PartyId, Standing> standings);
}
