package io.clipgen.application.earnings.query;

import io.clipgen.application.shared.Page;
import io.clipgen.domain.earnings.Statement;
import io.clipgen.domain.shared.LineId;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.PayoutId;
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

  /// Where a line comes from.
  ///
  /// @param payee whose line it must be; `null` for anybody's
  Optional<Explanation> explain(LineId line, @Nullable PartyId payee);

  /// Where a payout comes from.
  ///
  /// @param payee whose payout it must be; `null` for anybody's
  Optional<Explanation> explain(PayoutId payout, @Nullable PartyId payee);

  /// Where the money of a pot is; empty if nothing was ever paid into it.
  ///
  /// @param pot the text form of an id
  Optional<SolvencyView> solvency(String pot);

  /// All accounts, by code.
  Page<AccountView> accounts(@Nullable String after, int limit);
}
