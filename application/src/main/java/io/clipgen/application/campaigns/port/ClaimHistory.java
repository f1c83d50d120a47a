package io.clipgen.application.campaigns.port;

import io.clipgen.domain.campaigns.Claim;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of claims that were approved, for those who play it again.
public interface ClaimHistory {

  /// How many there are.
  long count();

  /// The next claims after `after`: those of one clipper stand together, and each clipper's in the
  /// order of their ids.
  ///
  /// @param after the last one of the page before; `null` for the first page
  List<Past> page(@Nullable Claim after, int limit);

  /// A claim as it is now, and how its views were counted.
  ///
  /// @param counts in their order
  record Past(Claim claim, List<Count> counts) {

    public Past {
      counts = List.copyOf(counts);
    }
  }

  /// The views that counted from some instant on.
  ///
  /// @param recount whether views were struck or a post removed, so that what was released is taken
  ///   back too
  record Count(Instant at, long views, boolean recount) {}
}
