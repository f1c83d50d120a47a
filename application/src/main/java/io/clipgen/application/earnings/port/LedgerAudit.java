package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Seal;
import io.clipgen.domain.shared.Hash;
import io.clipgen.domain.shared.Money;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Re-computes what the ledger says, from its rows. Reads only, in one consistent view.
public interface LedgerAudit {

  /// Everything that can be found out without the provider.
  Audit audit();

  /// @param commodity what the sums are in
  /// @param entries how many entries there are
  /// @param postings how many postings
  /// @param checks what was checked
  /// @param totals what is on all accounts of a type together, by the type's template; positive in
  ///   the direction in which its kind grows
  /// @param chain how far the journal is sealed
  /// @param history the hash of all entries by source and event: equal for two runs of one history
  /// @param underWay what may have happened at the provider and is not booked yet
  record Audit(
      String commodity,
      long entries,
      long postings,
      List<Check> checks,
      Map<String, Money> totals,
      Map<String, Money> connected,
      Chain chain,
      Hash history,
      UnderWay underWay) {}

  /// The seals over the journal.
  ///
  /// @param last the newest seal; empty before the first
  /// @param sealed how many entries are sealed
  /// @param unsealed how many were posted after that
  record Chain(Optional<Seal> last, long sealed, long unsealed) {

    /// A journal that nobody has sealed.
    public static final Chain NONE = new Chain(Optional.empty(), 0, 0);
  }

  /// One thing that was checked.
  ///
  /// @param name what must hold, as a sentence
  /// @param wrong how often it does not
  /// @param examples where it does not, a few
  record Check(String name, long wrong, List<String> examples) {

    /// Whether it holds.
    public boolean holds() {
      return wrong == 0;
    }
  }

  /// Money whose outcome at the provider is open.
  ///
  /// @param charges what payments that are being charged will leave
  /// @param settling what was charged and is not usable in our books yet
  /// @param refunds what is being given back
  /// @param toppingUp what the owner is putting in
  record UnderWay(Money charges, Money settling, Money refunds, Money toppingUp) {

    /// Without a top-up.
    public UnderWay(Money charges, Money settling, Money refunds) {
      this(charges, settling, refunds, Money.zero(charges.currency()));
    }
  }
}
