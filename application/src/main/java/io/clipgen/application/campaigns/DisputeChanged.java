package io.clipgen.application.campaigns;

import io.clipgen.domain.shared.ClaimId;
import io.clipgen.domain.shared.DisputeId;
import io.clipgen.domain.shared.PartyId;

/// Something happened in a dispute.
///
/// @param to who is to be told
/// @param title the campaign's
/// @param words what was said with it
public record DisputeChanged(
    DisputeId dispute, ClaimId claim, PartyId to, String title, What what, String words) {

  /// What happened.
  public enum What {
    OPENED,
    ANSWERED,
    DECIDED_FOR_CLIPPER,
    DECIDED_FOR_BRAND
  }
}
