package io.clipgen.application.shared;

import java.util.UUID;

/// Makes identifiers.
public interface Ids {

  /// A fresh UUID, version 7: later ones sort after earlier ones.
  UUID next();
}
