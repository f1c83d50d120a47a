package io.clipgen.application.earnings.port;

import io.clipgen.application.earnings.Pots.FeeOnTop;
import io.clipgen.application.earnings.Pots.Pace;
import java.time.Instant;

/// Reads what has happened to pots.
public interface PotHistory {

  /// What became of the fee on the payments into a pot.
  FeeOnTop fee(String pot);

  /// How fast a pot's money has gone since an instant.
  Pace pace(String pot, Instant since);
}
