package io.clipgen.application.operations.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.EffectId;
import org.jspecify.annotations.Nullable;

/// Reads outbound effects.
public interface EffectBoard {

  /// The effects in one state, newest first.
  Page<EffectView> listIn(String state, @Nullable EffectId after, int limit);
}
