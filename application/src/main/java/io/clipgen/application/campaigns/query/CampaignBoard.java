package io.clipgen.application.campaigns.query;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads campaigns for those who may see them: a brand sees its own in every state, an admin all,
/// everybody else only what was opened. Enterprise campaigns are listed for those they invite.
public interface CampaignBoard {

  /// Campaigns that take claims at `now`, as `viewer` may see them.
  ///
  /// @throws InvalidInput naming `after` if it is no position of this list
  Page<Campaign> browse(Browse wanted, PartyId viewer, Instant now);

  /// The brand's own, newest first.
  ///
  /// @throws InvalidInput naming `after` if it is no position of this list
  Page<Campaign> own(PartyId brand, @Nullable String after, int limit);

  /// One campaign, if `viewer` may see it.
  Optional<Campaign> find(CampaignId id, PartyId viewer, boolean admin);

  /// The payments asked for, newest first, if `viewer` is the brand or an admin.
  List<FundingView> fundings(CampaignId id, PartyId viewer, boolean admin);

  /// The campaign's figures, if `viewer` is the brand or an admin.
  Optional<CampaignFigures> figures(CampaignId id, PartyId viewer, boolean admin);

  /// What is looked for.
  ///
  /// @param words of title and notes; empty for any
  /// @param platform `null` for any
  /// @param minPrice in minor units
  /// @param after where the page before ended, as it said itself; `null` for the first page
  /// @param limit how many to a page
  record Browse(
      String words,
      @Nullable Platform platform,
      long minPrice,
      Sort sort,
      @Nullable String after,
      int limit) {}

  /// In which order.
  enum Sort {
    /// Pro campaigns first, then by age, youngest first.
    NEWEST,
    /// Best paid first.
    PRICE,
    /// Those that end first.
    DEADLINE
  }
}
