package io.clipgen.application.campaigns.query;

import io.clipgen.domain.campaigns.Proposal;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A backtest: what was asked, and what it has found.
///
/// @param totals `null` until it has ended well
/// @param reason why it has ended otherwise
public record BacktestView(
    BacktestId id,
    Proposal proposal,
    Instant askedAt,
    @Nullable Instant endedAt,
    @Nullable Totals totals,
    @Nullable String reason) {

  /// An amount as it was, and as it would have been.
  public record Change(Money was, Money would) {

    /// Nothing, and nothing.
    public static Change none(String currency) {
      return new Change(Money.zero(currency), Money.zero(currency));
    }

    /// What would have been more; below zero what would have been less.
    public Money difference() {
      return would.minus(was);
    }

    /// Both together.
    public Change plus(Change other) {
      return new Change(was.plus(other.was), would.plus(other.would));
    }
  }

  /// All of it together.
  ///
  /// @param claims how many claims were replayed
  /// @param payees who earned them
  /// @param better how many payees would have got more
  /// @param worse how many would have got less
  /// @param earned by payees
  /// @param clipFees the platform's part of what was earned
  /// @param campaignFees what the platform charged on top of deposits
  /// @param paid by brands for claims and as campaign fees
  /// @param unexplained claims whose history, played under their own terms, is not what the books
  ///   say: a correction by hand, or a release that came late
  /// @param unbalanced claims of which something was lost on the way; always 0
  public record Totals(
      long claims,
      long payees,
      long better,
      long worse,
      Change earned,
      Change clipFees,
      Change campaignFees,
      Change paid,
      long unexplained,
      long unbalanced) {

    /// Whether all that brands pay is payees' or the platform's, before and after.
    public boolean addsUp() {
      return unbalanced == 0 && paid.equals(earned.plus(clipFees).plus(campaignFees));
    }
  }

  /// One payee.
  public record PayeeView(PartyId payee, long claims, Change earned) {}

  /// A campaign whose deposits would not have covered what its claims reserve.
  ///
  /// @param reserved what its approved claims would have set aside
  public record UncoveredView(CampaignId campaign, PartyId brand, Money deposited, Money reserved) {

    /// What would have been missing.
    public Money missing() {
      return reserved.minus(deposited);
    }
  }
}
