package io.clipgen.application.operations.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.EffectId;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads outbound effects.
public interface EffectBoard {

  /// The effects in one state, newest first.
  Page<EffectView> listIn(String state, @Nullable EffectId after, int limit);

  /// Effects that are open and do not get on: intended before `before`, or called or asked for
  /// again and again; newest first.
  Page<EffectView> listStuck(Instant before, @Nullable EffectId after, int limit);

  /// One effect.
  Optional<EffectView> find(EffectId id);
}
