package io.clipgen.application.campaigns.port;

import io.clipgen.application.campaigns.query.BacktestView.Change;
import io.clipgen.application.campaigns.query.BacktestView.Totals;
import io.clipgen.domain.campaigns.Proposal;
import io.clipgen.domain.shared.BacktestId;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where backtests are kept, with what they have found by now.
public interface Backtests {

  /// Writes down that one was asked for.
  void add(Asked asked);

  Optional<Asked> asked(BacktestId id);

  /// Forgets what one has found, so that it can begin again.
  void clear(BacktestId id);

  /// Adds payees: each comes once.
  void addPayees(BacktestId id, Collection<Payee> payees);

  /// Adds to campaigns: each may come any number of times.
  void addCampaigns(BacktestId id, Collection<CampaignPart> parts);

  /// Ends one. What campaigns had and would have needed is compared now.
  void finish(BacktestId id, Totals totals, Instant at);

  /// Ends one that cannot be done.
  void fail(BacktestId id, String reason, Instant at);

  /// A backtest as it was asked for.
  ///
  /// @param by `null` where it was asked for at the command line
  record Asked(
      BacktestId id, @Nullable PartyId by, Proposal proposal, String currency, Instant at) {}

  /// What one payee earned and would have earned.
  ///
  /// @param claims how many of them were replayed
  record Payee(PartyId payee, long claims, Change earned) {}

  /// A part of what a campaign pays and would have paid.
  ///
  /// @param reserved what its approved claims set aside at most
  record CampaignPart(CampaignId campaign, Change paid, Change reserved, Change fee) {

    /// Both parts together.
    public CampaignPart plus(CampaignPart other) {
      return new CampaignPart(
          campaign, paid.plus(other.paid), reserved.plus(other.reserved), fee.plus(other.fee));
    }

    /// Nothing yet.
    public static CampaignPart none(CampaignId campaign, String currency) {
      Change nothing = Change.none(currency);
      return new CampaignPart(campaign, nothing, nothing, nothing);
    }
  }
}
