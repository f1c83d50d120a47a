package io.clipgen.application.earnings.port;

import io.clipgen.application.earnings.port.LedgerAudit.Check;
import java.util.List;

/// The sums of the books that can be had without reading the journal.
public interface QuickAudit {

  /// What must hold of the balances together.
  List<Check> sums();
}
