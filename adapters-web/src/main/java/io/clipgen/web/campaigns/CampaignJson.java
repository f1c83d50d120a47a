package io.clipgen.web.campaigns;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.clipgen.domain.campaigns.Brief;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.FundingRule;
import io.clipgen.domain.campaigns.Offer;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.Pricing;
import io.clipgen.web.shared.MoneyJson;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A campaign as the API shows it.
@Serdeable
@Schema(name = "Campaign")
record CampaignJson(
    @Schema(example = "cmp_06e9m4r2k8x1v5t0c3b7n9q2ws") String id,
    String brand,
    @Schema(allowableValues = {"draft", "funded", "open", "paused", "closed", "expired"})
        String state,
    String title,
    String source,
    @Schema(description = "Seconds") int length,
    String ratio,
    String notes,
    List<String> platforms,
    Instant deadline,
    @Schema(description = "Per clip; absent where views are paid for") @Nullable MoneyJson price,
    @Schema(description = "Where views are paid for, instead of a price per clip")
        @Nullable PerThousandViewsJson perThousandViews,
    int places,
    int placesLeft,
    @Schema(description = "Percent; absent where views are paid for")
        @Nullable Integer bonusCeiling,
    String poster,
    @Schema(
            name = "package",
            allowableValues = {"custom", "starter", "pro", "enterprise"})
        @JsonProperty("package")
        String servicePackage,
    @Schema(description = "From claim to submission") long turnaroundHours,
    int perClipper,
    @Schema(description = "What must be paid in before it opens") MoneyJson depositNeeded,
    @Schema(
            description =
                "If every place is taken and no clip reaches a bonus; where views are paid for, at most")
        MoneyJson expectedCost,
    MoneyJson deposited,
    Instant postedAt,
    @Nullable Instant openedAt,
    @Nullable Instant endedAt) {

  static CampaignJson from(Campaign campaign) {
    Brief brief = campaign.brief();
    Offer offer = campaign.offer();
    Pricing.@Nullable PerClip clip =
        offer.pricing() instanceof Pricing.PerClip perClip ? perClip : null;
    return new CampaignJson(
        campaign.id().text(),
        campaign.brand().text(),
        Choice.write(campaign.state()),
        brief.title(),
        brief.source().text(),
        brief.lengthSeconds(),
        brief.ratio().text(),
        brief.notes(),
        brief.platforms().stream().map(Platform::slug).toList(),
        brief.deadline(),
        clip == null ? null : MoneyJson.from(clip.price()),
        PerThousandViewsJson.from(offer.pricing()),
        offer.places(),
        offer.places() - campaign.taken(),
        clip == null ? null : clip.ceiling().percent(),
        Choice.write(offer.poster()),
        Choice.write(offer.servicePackage()),
        offer.turnaround().toHours(),
        offer.perClipper(),
        MoneyJson.from(campaign.depositNeeded()),
        MoneyJson.from(FundingRule.expectedCost(offer)),
        MoneyJson.from(campaign.deposited()),
        campaign.postedAt(),
        campaign.openedAt(),
        campaign.endedAt());
  }
}
