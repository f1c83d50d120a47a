package io.clipgen.application.campaigns.port;

import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.shared.PartyId;
import java.util.Collection;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the standing of each clipper is kept. Everybody has one: [Standing#START] where nothing
/// was written.
public interface Standings {

  /// The clipper's standing now.
  Standing get(PartyId clipper);

  /// The standings of `clippers`, locked in the order of their ids until the transaction ends.
  Map<PartyId, Standing> lockAll(Collection<PartyId> clippers);

  /// Writes standings that were locked before.
  void saveAll(Map<PartyId, Standing> standings);

  /// The next standings after `after` in the order of ids, at most `limit`, locked until the
  /// transaction ends.
  ///
  /// @param after `null` for the first ones
  Map<PartyId, Standing> lockNext(@Nullable PartyId after, int limit);

  /// How far a version of the tiers has been held against all standings.
  Sweep sweep(String version);

  /// Keeps how far.
  void save(String version, Sweep sweep);

  /// How far a version has been held against standings.
  ///
  /// @param last the last one; `null` before the first
  /// @param done whether there was none after it
  record Sweep(@Nullable PartyId last, boolean done) {

    /// Not begun.
    public static final Sweep NONE = new Sweep(null, false);
  }
}
