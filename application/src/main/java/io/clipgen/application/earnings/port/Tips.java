package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Tip;
import io.clipgen.domain.shared.TipId;
import java.util.Optional;

/// Gifts that were asked for.
public interface Tips {

  /// Adds one. Its payment must be there.
  void add(Tip tip);

  /// Finds one and locks it until the transaction ends.
  Optional<Tip> lock(TipId id);

  /// Keeps its new state.
  void save(Tip tip);
}
