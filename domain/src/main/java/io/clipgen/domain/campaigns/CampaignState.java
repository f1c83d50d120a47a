package io.clipgen.domain.campaigns;

/// Where a campaign stands: draft → funded → open → (paused) → closed; expired is closed by its
/// deadline, with the same effects on money.
public enum CampaignState {
  DRAFT,
  FUNDED,
  OPEN,
  PAUSED,
  CLOSED,
  EXPIRED;

  /// Whether the campaign has come to its end: what is free goes back to the brand.
  public boolean over() {
    return this == CLOSED || this == EXPIRED;
  }

  /// Whether everybody may see it, not its brand alone.
  public boolean isPublic() {
    return this != DRAFT && this != FUNDED;
  }
}
