package io.clipgen.application.publishing;

import io.clipgen.domain.shared.ClaimId;
import java.time.Instant;
import java.util.List;

/// A batch of claims whose views have changed, as the platforms reported them.
///
/// @param claims each with the sum of the latest accepted observation over its posts
/// @param observedAt when, in business time
public record ViewsObserved(List<Views> claims, Instant observedAt) {

  /// The current accepted views of one claim; may be less than before.
  public record Views(ClaimId claim, long views) {}
}
