package io.clipgen.application.campaigns.usecase;

import io.clipgen.application.campaigns.port.CampaignPolicies;
import io.clipgen.application.campaigns.port.Standings;
import io.clipgen.application.identity.Caller;
import io.clipgen.domain.campaigns.Standing;
import io.clipgen.domain.campaigns.TierPolicy;
import io.clipgen.domain.shared.Share;
import org.jspecify.annotations.Nullable;

/// A clipper looks at its tier, and at how far the next one is.
public final class ReadTier {

  private final Standings standings;
  private final CampaignPolicies policies;

  public ReadTier(Standings standings, CampaignPolicies policies) {
    this.standings = standings;
    this.policies = policies;
  }

  public Progress handle(Caller caller) {
    TierPolicy tiers = policies.current().tiers();
    Standing standing = standings.get(caller.party()).under(tiers);
    return new Progress(
        standing, tiers.shareOf(standing.tier()), tiers.next(standing.tier()).orElse(null));
  }

  /// @param share of the price, in claims made now
  /// @param next the tier above; `null` for the highest
  public record Progress(Standing standing, Share share, TierPolicy.@Nullable Step next) {}
}
