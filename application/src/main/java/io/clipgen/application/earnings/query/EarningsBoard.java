package io.clipgen.application.earnings.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.earnings.Statement;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.Period;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what the ledger and the rows beside it say.
public interface EarningsBoard {

  /// What a party has earned.
  EarningsView of(PartyId party);

  /// A party's lines, newest first.
  Page<LineView> lines(PartyId party, @Nullable String after, int limit);

  /// What moved on a party's money in a period, balance by balance: what it earned, and the pots
  /// that it paid into.
  Statement statement(PartyId party, Period period);

  /// Where something comes from and where it went: a payout, a lot, a line, what earned it, a pot,
  /// a payment, a refund, a journal entry, or what the provider calls one of them.
  ///
  /// @param id its text form
  /// @param seer who must be allowed to see it; `null` for somebody who may see everything
  /// @param after where the page begins, as [Explanation#next] gave it; `null` for the first
  /// @param limit how many steps a page has at most
  Optional<Explanation> explain(
      String id, @Nullable PartyId seer, @Nullable String after, int limit);

  /// Where the money of a pot is; empty if nothing was ever paid into it.
  ///
  /// @param pot the text form of an id
  Optional<SolvencyView> solvency(String pot);

  /// All accounts, by code.
  Page<AccountView> accounts(@Nullable String after, int limit);
}
