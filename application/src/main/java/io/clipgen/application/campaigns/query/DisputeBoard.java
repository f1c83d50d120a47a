package io.clipgen.application.campaigns.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.campaigns.Dispute;
import io.clipgen.domain.shared.PartyId;
import org.jspecify.annotations.Nullable;

/// Reads disputes.
public interface DisputeBoard {

  /// A party's disputes as brand or clipper, newest first.
  Page<Dispute> of(PartyId party, @Nullable String after, int limit);

  /// Everybody's, oldest first.
  ///
  /// @param open whether the open ones or the decided ones; `null` for both
  Page<Dispute> all(@Nullable Boolean open, @Nullable String after, int limit);
}
