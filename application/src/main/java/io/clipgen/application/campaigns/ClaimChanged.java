package io.clipgen.application.campaigns;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.PartyId;

/// Something happened to a claim that its people want to know of. Approvals have an event of their
/// own: [ClipApproved].
///
/// @param title the campaign's
/// @param words what was said with it, as the reason of a rejection; may be empty
public record ClaimChanged(
    ClaimId claim,
    CampaignId campaign,
    PartyId brand,
    PartyId clipper,
    String title,
    What what,
    String words) {

  /// What happened.
  public enum What {
    SUBMITTED,
    CHANGES_REQUESTED,
    REJECTED,
    APPEALED,
    REJECTED_FOR_GOOD,
    WITHDRAWN,
    EXPIRED,
    VIEWS_STRUCK,
    STRIKE_LIFTED,
    POST_REMOVED,
    HELD,
    CLEARED,
    REVOKED,
    BONUS_LOST,
    DEFUNDED
  }
}
