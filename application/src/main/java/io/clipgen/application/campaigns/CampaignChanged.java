package io.clipgen.application.campaigns;

import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;

/// Something happened to a campaign that its brand wants to know of.
///
/// @param title the campaign's
/// @param money what was paid in, or is on its way back; zero where it is about none
/// @param words what was said with it, as the reason of a refused payment, or why it closed by
///   itself; may be empty
public record CampaignChanged(
    CampaignId campaign, PartyId brand, String title, What what, Money money, String words) {

  /// What happened.
  public enum What {
    FUNDED,
    FUNDING_REFUSED,
    CLOSED,
    EXPIRED,
    DISPUTED,
    DISPUTE_WON,
    DISPUTE_LOST
  }
}
