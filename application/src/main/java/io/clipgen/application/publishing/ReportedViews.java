package io.clipgen.application.publishing;

import io.clipgen.domain.shared.ClaimId;
import java.util.Collection;
import java.util.Map;

/// What the platforms report of claims by now.
public interface ReportedViews {

  /// The sum of the latest observation over each claim's posts that were not removed. Claims
  /// without posts are missing.
  Map<ClaimId, Long> of(Collection<ClaimId> claims);
}
