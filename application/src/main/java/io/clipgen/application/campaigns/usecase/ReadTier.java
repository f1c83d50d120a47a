package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.Share;
import org.jspecify.annotations.Nullable;

/// A clipper looks at its tier, and at how far the next one is.
public final class ReadTier {

  private final Standings standings;
  private final CampaignPolicy policy;

  public ReadTier(Standings standings, CampaignPolicy policy) {
    this.standings = standings;
    this.policy = policy;
  }

  public Progress handle(Caller caller) {
    Standing standing = standings.get(caller.party());
    TierPolicy tiers = policy.tiers();
    return new Progress(
        standing, tiers.shareOf(standing.tier()), tiers.next(standing.tier()).orElse(null));
  }

  /// @param share of the price, in claims made now
  /// @param next the tier above; `null` for the highest
  public record Progress(Standing standing, Share share, TierPolicy.@Nullable Step next) {}
}
