package io.clipgen.application.earnings.port;

import io.clipgen.domain.earnings.Lot;
import io.clipgen.domain.shared.DebtId;
import io.clipgen.domain.shared.HoldId;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
import java.time.Instant;
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

  /// Gives payouts all the free lots of their payees. The payees' accounts must be locked before.
  ///
  /// @throws IllegalStateException if somebody's free lots are not worth the payout's amount
  void takeAll(List<Taking> takings);

  /// Frees the lots of a payout that came to nothing.
  void free(PayoutId payout);

  /// The free lots of a line, oldest first. The payee's account must be locked before.
  List<Lot> freeOf(LineId line);

  /// Gives free lots to a hold.
  ///
  /// @param rest the name of the lot that keeps what is left of the one that is cut
  void freeze(HoldId hold, Lot.Selection selection, UUID rest);

  /// Frees the lots of a hold that was lifted.
  void thaw(HoldId hold);

  /// Takes the lots of a hold that was upheld out of the world.
  void lose(HoldId hold);

  /// Gives back what a debt was settled out of, as free lots of the lines that it came from: the
  /// debt was none.
  ///
  /// @param hold the hold that had made the debt and was lifted
  void restore(HoldId hold, List<Restored> lots, Instant at);

  /// The same of a debt that no hold had made.
  ///
  /// @param debt what was no debt after all
  void restore(DebtId debt, List<Restored> lots, Instant at);

  /// A new free lot.
  record Restored(Lot lot, PartyId payee) {}

  /// Marks the lots of a payout as spent.
  ///
  /// @param at when the money arrived, in business time
  /// @return the sources all of whose released lots are spent now, and whose base is not held any
  ///   more
  List<String> spend(PayoutId payout, Instant at);

  /// Takes [#spend] back: the payout has its lots, and they have not arrived.
  ///
  /// @return the sources of its lots
  List<String> unspend(PayoutId payout);

  /// All free lots of a payee for a payout.
  record Taking(PayoutId payout, PartyId payee, Money amount) {}
}
