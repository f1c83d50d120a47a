package io.clipgen.application.campaigns.port;

import io.clipgen.domain.campaigns.Strike;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.StrikeId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Views that were struck. Changed only with their claim locked.
public interface Strikes {

  /// Adds a strike.
  void add(Strike strike);

  /// Finds a strike.
  Optional<Strike> find(StrikeId id);

  /// Marks a strike as lifted.
  void lift(StrikeId id);

  /// How many views of each claim are struck and not lifted; claims without any are missing.
  Map<ClaimId, Long> struck(Collection<ClaimId> claims);

  /// A claim's strikes, oldest first.
  List<Strike> list(ClaimId claim);
}
