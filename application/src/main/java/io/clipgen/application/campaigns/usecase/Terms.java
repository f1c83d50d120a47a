package io.clipgen.application.campaigns.usecase;

import io.clipgen.domain.campaigns.AspectRatio;
import io.clipgen.domain.campaigns.Brief;
import io.clipgen.domain.campaigns.CampaignPolicy;
import io.clipgen.domain.campaigns.Offer;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a brand says when it posts or edits a campaign.
///
/// @param places clips wanted
/// @param length of a clip, in seconds
/// @param turnaroundDays from claim to submission, Enterprise only; `null` for the package's
/// @param perClipper places one clipper may have; `null` for no limit
/// @param invited the clippers of an Enterprise campaign
public record Terms(
    String title,
    SourceVideoId source,
    int length,
    AspectRatio ratio,
    String notes,
    List<Platform> platforms,
    Instant deadline,
    Pricing pricing,
    int places,
    Poster poster,
    ServicePackage servicePackage,
    @Nullable Integer turnaroundDays,
    @Nullable Integer perClipper,
    Set<PartyId> invited) {

  Brief brief() {
    return new Brief(title, source, length, ratio, notes, platforms, deadline);
  }

  Offer offer(CampaignPolicy policy) {
    Duration turnaround =
        turnaroundDays != null && servicePackage == ServicePackage.ENTERPRISE
            ? Duration.ofDays(turnaroundDays)
            : policy.packageRule(servicePackage).turnaround();
    return new Offer(
        pricing,
        places,
        poster,
        servicePackage,
        turnaround,
        perClipper == null ? places : perClipper);
  }
}
