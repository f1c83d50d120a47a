package io.clipgen.application.campaigns.query;

import io.clipgen.application.shared.InvalidInput;
import io.clipgen.application.shared.Page;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PartyId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads claims for those who may see them: the clipper, the campaign's brand, and admins.
public interface ClaimBoard {

  /// The claims that `viewer` has taken, or that others took on the viewer's campaigns, newest
  /// first.
  ///
  /// @param campaign of this campaign only; `null` for all
  /// @throws InvalidInput naming `after` if it is no position of this list
  Page<ClaimView> list(
      PartyId viewer, @Nullable CampaignId campaign, @Nullable String after, int limit);

  /// One claim, if `viewer` may see it.
  Optional<ClaimView> find(ClaimId id, PartyId viewer, boolean admin);

  /// Claims whose appeal waits for an admin, oldest first.
  ///
  /// @throws InvalidInput naming `after` if it is no position of this list
  Page<ClaimView> appeals(@Nullable String after, int limit);
}
