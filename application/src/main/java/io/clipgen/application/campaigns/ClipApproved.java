package io.clipgen.application.campaigns;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.ClipId;
import io.clipgen.domain.shared.PartyId;
import java.time.Instant;
import java.util.List;

/// A brand, or its silence, has approved a clip.
///
/// @param poster who posts it, by the campaign's choice
/// @param brand the campaign's owner
/// @param platforms where, by name, as in `tiktok`
/// @param caption the text that goes with the post, which ends with the tracking code
/// @param approvedAt when, in business time
public record ClipApproved(
    CampaignId campaign,
    ClaimId claim,
    ClipId clip,
    PartyId clipper,
    PartyId brand,
    Poster poster,
    List<String> platforms,
    String caption,
    Instant approvedAt) {

  /// Who posts an approved clip.
  public enum Poster {
    CLIPPER,
    BRAND,
    PLATFORM,
    NOBODY
  }
}
