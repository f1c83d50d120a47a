package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Cover;

/// Sums of the balances by what they are.
public interface Covers {

  /// What there is at the provider now, and what of it belongs to others.
  Cover cover();
}
