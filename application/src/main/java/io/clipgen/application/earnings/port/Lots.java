package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Lot;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.util.List;
import java.util.UUID;

/// Released amounts that can be taken out, each by one payout at a time.
public interface Lots {

  /// The oldest free lots of a payee that are worth `amount` together, and no more than that takes.
  /// The payee's account must be locked before.
  List<Lot> oldestFree(PartyId payee, Money amount);

  /// Gives lots to a payout.
  ///
  /// @param rest the name of the lot that keeps what is left of the one that is cut
  void take(PayoutId payout, Lot.Selection selection, UUID rest);

  /// Frees the lots of a payout that came to nothing.
  void free(PayoutId payout);

  /// Marks the lots of a payout as spent.
  ///
  /// @return the sources all of whose released lots are spent now
  List<String> spend(PayoutId payout);

  /// Takes [#spend] back: the payout has its lots, and they have not arrived.
  void unspend(PayoutId payout);
}
