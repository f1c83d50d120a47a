package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.shared.NotFound;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.PartyId;
import java.util.Optional;

/// A campaign that was not opened yet is its brand's alone.
final class Visible {

  private Visible() {}

  static Campaign to(PartyId viewer, Optional<Campaign> found, CampaignId id) {
    return found
        .filter(campaign -> campaign.state().isPublic() || campaign.brand().equals(viewer))
        .orElseThrow(() -> new NotFound("campaign", id));
  }
}
