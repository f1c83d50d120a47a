package io.clipgen.persistence.campaigns;

import io.clipgen.domain.campaigns.AspectRatio;
import io.clipgen.domain.campaigns.Brief;
import io.clipgen.domain.campaigns.Campaign;
import io.clipgen.domain.campaigns.CampaignState;
import io.clipgen.domain.campaigns.Offer;
import io.clipgen.domain.campaigns.Platform;
import io.clipgen.domain.campaigns.Poster;
import io.clipgen.domain.campaigns.ServicePackage;
import io.clipgen.domain.shared.CampaignId;
import io.clipgen.domain.shared.Money;
import io.clipgen.domain.shared.PartyId;
import io.clipgen.domain.shared.SourceVideoId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.mapper.reflect.ColumnName;
import org.jspecify.annotations.Nullable;

/// A row of `campaigns.campaign`.
public record CampaignRow(
    UUID id,
    UUID brand,
    String title,
    UUID source,
    int lengthSeconds,
    String ratio,
    String notes,
    List<String> platforms,
    Instant deadline,
    long price,
    String currency,
    int places,
    int ceilingBp,
    String poster,
    @ColumnName("package") String servicePackage,
    long turnaroundSeconds,
    int perClipper,
    String state,
    boolean fixed,
    boolean openWhenFunded,
    int taken,
    long deposited,
    long depositNeeded,
    Instant postedAt,
    @Nullable Instant openedAt,
    @Nullable Instant endedAt,
    @Nullable Long rateMicros,
    @Nullable Long minViews,
    @Nullable Long capPerClipper,
    @Nullable Long capPerCampaign,
    @Nullable Long validationSeconds) {

  static final String COLUMNS =
      """
      id, brand, title, source, length_seconds, ratio, notes, platforms, deadline, price, currency, places,
      ceiling_bp, poster, package, turnaround_seconds, per_clipper, state, fixed, open_when_funded, taken,
      deposited, deposit_needed, posted_at, opened_at, ended_at, rate_micros, min_views,
      cap_per_clipper, cap_per_campaign, validation_seconds
      """;

  static final String INSERT =
      "INSERT INTO campaigns.campaign ("
          + COLUMNS
          + ") VALUES ("
          + """
          :id, :brand, :title, :source, :lengthSeconds, :ratio, :notes, :platformNames, :deadline, :price,
          :currency, :places, :ceilingBp, :poster, :servicePackage, :turnaroundSeconds, :perClipper, :state,
          :fixed, :openWhenFunded, :taken, :deposited, :depositNeeded, :postedAt, :openedAt, :endedAt,
          :rateMicros, :minViews, :capPerClipper, :capPerCampaign, :validationSeconds)
          """;

  static final String UPDATE =
      """
      UPDATE campaigns.campaign SET
        title = :title, source = :source, length_seconds = :lengthSeconds, ratio = :ratio, notes = :notes,
        platforms = :platformNames, deadline = :deadline, price = :price, places = :places,
        ceiling_bp = :ceilingBp, poster = :poster, package = :servicePackage,
        turnaround_seconds = :turnaroundSeconds, per_clipper = :perClipper, state = :state, fixed = :fixed,
        open_when_funded = :openWhenFunded, taken = :taken, deposited = :deposited,
        deposit_needed = :depositNeeded, opened_at = :openedAt, ended_at = :endedAt,
        rate_micros = :rateMicros, min_views = :minViews, cap_per_clipper = :capPerClipper,
        cap_per_campaign = :capPerCampaign, validation_seconds = :validationSeconds
      WHERE id = :id
      """;

  static CampaignRow from(Campaign campaign) {
    Brief brief = campaign.brief();
    Offer offer = campaign.offer();
    PricingColumns pricing = PricingColumns.of(offer.pricing());
    return new CampaignRow(
        campaign.id().value(),
        campaign.brand().value(),
        brief.title(),
        brief.source().value(),
        brief.lengthSeconds(),
        brief.ratio().name(),
        brief.notes(),
        brief.platforms().stream().map(Platform::slug).toList(),
        brief.deadline(),
        pricing.price(),
        pricing.currency(),
        offer.places(),
        pricing.ceilingBp(),
        offer.poster().name(),
        offer.servicePackage().name(),
        offer.turnaround().toSeconds(),
        offer.perClipper(),
        campaign.state().name(),
        campaign.fixed(),
        campaign.openWhenFunded(),
        campaign.taken(),
        campaign.deposited().minor(),
        campaign.depositNeeded().minor(),
        campaign.postedAt(),
        campaign.openedAt(),
        campaign.endedAt(),
        pricing.rateMicros(),
        pricing.minViews(),
        pricing.capPerClipper(),
        pricing.capPerCampaign(),
        pricing.validationSeconds());
  }

  Campaign toDomain() {
    return new Campaign(
        new CampaignId(id),
        new PartyId(brand),
        new Brief(
            title,
            new SourceVideoId(source),
            lengthSeconds,
            AspectRatio.valueOf(ratio),
            notes,
            platforms.stream().map(Platform::ofSlug).toList(),
            deadline),
        new Offer(
            new PricingColumns(
                    price,
                    currency,
                    ceilingBp,
                    rateMicros,
                    minViews,
                    capPerClipper,
                    capPerCampaign,
                    validationSeconds)
                .toDomain(),
            places,
            Poster.valueOf(poster),
            ServicePackage.valueOf(servicePackage),
            Duration.ofSeconds(turnaroundSeconds),
            perClipper),
        CampaignState.valueOf(state),
        fixed,
        openWhenFunded,
        taken,
        Money.of(deposited, currency),
        Money.of(depositNeeded, currency),
        postedAt,
        openedAt,
        endedAt);
  }
}
